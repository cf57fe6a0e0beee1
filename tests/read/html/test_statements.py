from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.model import Question
from mkdeck.read.words.sentences import sentence_starts
from tests.read.notes import answer_html, questions


def only(text: str, **settings: str) -> Question:
    (question,) = questions(f"### Q1. What?\n\n{text}\n", **settings)
    return question


def claims(text: str, **settings: str) -> list[str]:
    return [c.text for c in only(text, **settings).claims]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One is here. Two is there.", ["One is here.", "Two is there."]),
        ("As in Fig. 3 of He et al. 2015, it works.", ["As in Fig. 3 of He et al. 2015, it works."]),
        ("Use it, e.g. ReLU, i.e. The rectifier.", ["Use it, e.g. ReLU, i.e. The rectifier."]),
        ("The rate is 0.5 here. J. Smith said so.", ["The rate is 0.5 here.", "J. Smith said so."]),
        ("Use `a. B`. Then **this. One** ends.", ["Use a. B.", "Then this. One ends."]),
        ("It is $x. Y$. Next one!", [r"It is \( x. Y \).", "Next one!"]),
        ("Really? Yes! And 3 more.", ["Really?", "Yes!", "And 3 more."]),
        ("一つ。二つ。", ["一つ。", "二つ。"]),
        ("COnv-> BN-> Actv. -> Pooling", ["COnv-> BN-> Actv. -> Pooling"]),
    ],
)
def test_a_paragraph_states_its_sentences(text: str, sentences: list[str]) -> None:
    assert claims(text) == sentences


def test_a_list_item_is_one_claim_however_many_sentences_it_has() -> None:
    assert claims("- One. Two.\n- Three") == ["One. Two.", "Three"]


def test_a_kept_line_end_parts_claims() -> None:
    assert claims("- one\n  two\n", breaks="keep") == ["one", "two"]
    assert claims("- one\n  two\n", breaks="join") == ["one two"]


def test_a_hard_wrapped_paragraph_is_not_cut_at_its_line_ends() -> None:
    wrapped = "The quick brown fox jumps over the lazy dog and then it runs back\nto where it came from."
    assert claims(wrapped) == [wrapped.replace("\n", " ")]
    assert "<br>" not in answer_html(only(wrapped))


def test_a_leading_bold_label_is_context_of_its_claim() -> None:
    question = only("**Speed:** - It is fast.")
    assert [(s.text, s.is_label, s.context) for s in question.statements] == [
        ("Speed:", True, ()),
        ("It is fast.", False, ("Speed",)),
    ]
    assert [p.html for p in question.answer if p.statement < 0] == ["<p>", " - ", "</p>\n"]


def test_a_colon_with_nothing_below_makes_no_label() -> None:
    assert claims("- Use of filters:\n- depth") == ["Use of filters:", "depth"]


def test_the_words_above_a_nested_list_are_context_of_its_items_and_not_their_own() -> None:
    question = only("- Gates:\n  - forget\n  - output\n- Cell\n  - state")
    assert [(s.text, s.is_label, s.context) for s in question.statements] == [
        ("Gates:", True, ()),
        ("forget", False, ("Gates",)),
        ("output", False, ("Gates",)),
        ("Cell", False, ()),
        ("state", False, ("Cell",)),
    ]


def test_a_heading_in_an_answer_is_context_of_what_follows() -> None:
    question = only("Intro.\n\n#### Pros\n\n- fast\n\n#### Cons\n\n- big")
    assert [(s.text, s.context) for s in question.claims] == [
        ("Intro.", ()),
        ("fast", ("Pros",)),
        ("big", ("Cons",)),
    ]


def test_an_item_without_words_is_no_claim() -> None:
    assert claims("- ---\n- ![](https://x.org/a.png)\n- yes") == ["yes"]


def test_a_claim_that_is_a_formula_is_one() -> None:
    assert claims("- $x = 1$") == [r"\( x = 1 \)"]


LISTS = ["- ", "  - ", "1. ", "\n", "\n\n", "> ", "Three ", "A word. ", "two: ", "$x$ ", "&lt; "]
TAGS = ["**", "*", "`", "~~", "<b>", "</b>", "<br>", "<div>", "</div>", "[a](https://b.org) ", "<!-- c -->"]
MARKUP = st.sampled_from(LISTS + TAGS)


@given(st.lists(MARKUP, max_size=25).map("".join))
def test_each_statement_has_its_own_balanced_piece(text: str) -> None:
    for question in questions(f"### Q1. What?\n\nFirst words here.\n\n{text}\n"):
        held = [p for p in question.answer if p.statement >= 0]
        assert [p.statement for p in held] in (sorted(p.statement for p in held), [])
        for piece in held:
            for tag in ("strong", "em", "s", "b", "code", "a"):
                assert piece.html.count(f"<{tag}>") + piece.html.count(f"<{tag} ") == piece.html.count(
                    f"</{tag}>"
                )


@given(st.text(max_size=80))
def test_sentences_begin_inside_of_the_text_in_order(text: str) -> None:
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert all(0 < at < len(text) for at in starts)


def test_an_answer_on_the_line_of_its_question_keeps_that_line() -> None:
    (question,) = questions("# T\n\n**What is it?** A thing.\nAnd more.\n")
    assert [(s.text, s.line) for s in question.statements] == [("A thing.", 3), ("And more.", 4)]


def test_a_line_below_the_label_of_an_answer_keeps_its_line() -> None:
    notes = "### Q1. a?\n**Answer:**\nOne is one.\n\n### Q2. b?\n**A:**<br>\nTwo is two.\n"
    assert [s.line for q in questions(notes) for s in q.statements] == [3, 7]

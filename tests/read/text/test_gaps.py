from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.read.text.formulagaps import kept_apart
from tests.read.notes import answer_html, questions


def test_a_paragraph_with_a_gap_is_a_card_of_its_own() -> None:
    (question,) = questions("# Capitals\n\n## Europe\n\nThe capital of France is {{c1::Paris::city}}.\n")
    assert (question.cards, question.prompt, question.headings) == (("cloze",), "", ("Europe",))
    assert question.text == "The capital of France is Paris."
    assert [s.text for s in question.statements] == ["The capital of France is Paris."]
    assert answer_html(question) == "<p>The capital of France is {{c1::Paris::city}}.</p>\n"


def test_gaps_in_an_answer_stay_below_their_question() -> None:
    (question,) = questions("### Q1. What is it?\n\nA {{c1::cat}} and a {{c2::dog}}.\n")
    assert (question.text, question.cards) == ("What is it?", ("cloze",))


def test_the_braces_of_a_formula_do_not_end_a_gap() -> None:
    (question,) = questions("So {{c1::$\\frac{a}{b_{1}}$}} and {{c2::`x::y}}`}}.\n")
    assert answer_html(question) == (
        "<p>So {{c1::\\( \\frac{a}{b_{1} } \\)}} and {{c2::<code>x:<!-- -->:y}<!-- -->}</code>}}.</p>\n"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a ==b== c ==d==", "a {{c1::b}} c {{c2::d}}"),
        ("a {b} c {d}", "a {{c1::b}} c {{c2::d}}"),
        ("a {2:b} c {1:d}", "a {{c2::b}} c {{c1::d}}"),
        ("a ~~b~~ c", "a {{c1::b}} c"),
        ("a {{b}} c", "a {{c1::b}} c"),
        ("a {{c3::b}} c {d}", "a {{c3::b}} c {{c1::d}}"),
        ("a ==**b**== $x^{2}$", "a {{c1::<strong>b</strong>}} \\( x^{2} \\)"),
    ],
)
def test_other_notations_are_gaps_where_the_lecture_asks_for_them(text: str, shown: str) -> None:
    (question,) = questions(f"---\ncards: cloze\n---\n{text}\n")
    assert answer_html(question) == f"<p>{shown}</p>\n"


@pytest.mark.parametrize("text", ["a {{ name }} b", "a ==b== c", "a {b} c", "a `{{c1::b}}` c"])
def test_nothing_else_is_a_gap_by_itself(text: str) -> None:
    (question,) = questions(f"### Q1. What?\n\n{text}\n")
    assert question.cards == ()


@given(st.text("{}: a\\", max_size=30))
def test_a_formula_kept_apart_ends_no_gap(text: str) -> None:
    assert "}}" not in kept_apart(text)
    assert "::" not in kept_apart(text)


@pytest.mark.parametrize(
    ("notes", "text"),
    [
        (r"So {{c1::$\frac{a}{b_{1}}$}} it is.", r"So \( \frac{a}{b_{1}} \) it is."),
        (r"So $\frac{ {{c1::\sqrt{b}::root}} }{c}$ it is.", r"So \( \frac{ \sqrt{b} }{c} \) it is."),
        (r"So {{c1::x::of $\frac{a}{b_{1}}$}} it is.", "So x it is."),
    ],
)
def test_the_words_of_a_gap_keep_their_formulas_whole(notes: str, text: str) -> None:
    (question,) = questions(notes + "\n")
    assert question.text == text
    assert question.cards == ("cloze",)


def test_a_gap_in_a_formula_ends_where_its_own_braces_do() -> None:
    assert kept_apart(r"\frac{ {{c1::\sqrt{b_{1}}}} }{c_{d_{1}}}") == (
        r"\frac{ {{c1::\sqrt{b_{1} } }} }{c_{d_{1} } }"
    )
    assert kept_apart(r"{{c1::a} and {{c2::b}") == r"{{c1:{}:a} and {{c2:{}:b}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a {{cloze b}} c {{cloze d}}", "a {{c1::b}} c {{c2::d}}"),
        ("a {{c2 b}} c {{c1: d}}", "a {{c2::b}} c {{c1::d}}"),
        ("a {{cloze b \\\\ hint}} c", "a {{c1::b::hint}} c"),
        ("a {{cloze **b**}} c", "a {{c1::<strong>b</strong>}} c"),
        ("a {{c1 b}} c {{cloze d}}", "a {{c1::b}} c {{c2::d}}"),
    ],
)
def test_the_gaps_of_an_outliner_are_gaps_wherever_they_stand(text: str, shown: str) -> None:
    (question,) = questions(text + "\n")
    assert question.cards == ("cloze",)
    assert answer_html(question) == f"<p>{shown}</p>\n"


@pytest.mark.parametrize(
    "text", ["{{cloze}}", "{{ c1 }}", "{{c1}}", "{{count x}}", "{{c1 }}", "`{{cloze a}}`"]
)
def test_what_only_resembles_such_a_gap_is_text(text: str) -> None:
    (question,) = questions(f"### Q1. What?\n\na {text} b\n")
    assert question.cards == ()

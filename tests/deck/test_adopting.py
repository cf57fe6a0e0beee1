"""Which note of a collection is which question of the lectures."""

from __future__ import annotations

import pytest

from mkdeck.deck import Lock, Occasion, identify
from mkdeck.deck.adopting import Adoption, Foreign, adopt
from mkdeck.deck.adopting.foreign import Face, ForeignType
from mkdeck.deck.adopting.plaintext import gap_words, key, text_of, unnumbered
from mkdeck.deck.adopting.roles import roles_of
from mkdeck.deck.asked import asked_of
from mkdeck.model import Lecture, Piece
from tests.deck.lectures import NOW, build, lecture, question

BASIC = ForeignType(1, "Basic", ("Front", "Back"), (Face("Card 1", "{{Front}}"),))
GAPS = ForeignType(2, "Cloze", ("Text", "Extra"), (Face("Cloze", "{{cloze:Text}}"),))
TOPICS = (
    "dropout",
    "pooling",
    "padding",
    "momentum",
    "warmup",
    "annealing",
    "clipping",
    "mixup",
    "ensembling",
)


def note(number: int, *fields: str, kind: ForeignType = BASIC, deck: str = "Old") -> Foreign:
    return Foreign(number, f"g:{number}", kind, fields, deck=deck, ords=(0,), reviews=3)


def adopted(lectures: list[Lecture], notes: list[Foreign]) -> Adoption:
    return adopt(asked_of(lectures, {}), Lock(), build(*lectures), notes)


def pairs(adoption: Adoption) -> dict[str, int]:
    return {match.asked.text: match.note.id for match in adoption.adopted}


def course() -> tuple[list[Lecture], list[Foreign]]:
    texts = [
        (f"What does {t} do to a deep network?", f"It makes {t} of units {i} times safer")
        for i, t in enumerate(TOPICS)
    ]
    return [lecture(*(question(q, a) for q, a in texts))], [
        note(i + 1, q, a) for i, (q, a) in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("<p>What is <b>x</b>?</p>", "What is x?"),
        ("f<b>(x)</b>", "f(x)"),
        ("one<br>two<div>three</div>", "one two three"),
        ("[$]x^2[/$]", r"\( x^2 \)"),
        ("[$$]x^2[/$$]", r"\[ x^2 \]"),
        ("[latex]$x$[/latex]", r"\( x \)"),
        ("<anki-mathjax>x</anki-mathjax>", r"\( x \)"),
        ('<anki-mathjax block="true">x</anki-mathjax>', r"\[ x \]"),
        (r"\(x &lt; y\)", r"\( x < y \)"),
        ("$x$ and $$y$$", r"\( x \) and \[ y \]"),
        ("from $5 to $10", "from $5 to $10"),
        ("a&nbsp;b &amp; c", "a b & c"),
        ("hear [sound:a.mp3]<!-- id 3 --><script>x()</script>", "hear"),
    ],
)
def test_html_becomes_the_words_that_a_lecture_has(field: str, words: str) -> None:
    assert text_of(field) == words


def test_numbers_and_labels_of_questions_do_not_count() -> None:
    assert {unnumbered(t) for t in ("Q7. Why?", "12) Why?", "Question: Why?", "Q: Why?", "Why?")} == {"Why?"}
    assert unnumbered("3 ways to win") == "3 ways to win"


def test_a_key_keeps_what_tells_names_apart() -> None:
    assert key("Is  it *C*, or?") == key("is it c or")
    assert key("C++") != key("C#")
    assert key("?!") == "?!"


def test_gaps_are_told_by_their_numbers() -> None:
    assert gap_words("a {{c2::B c::hint}} d {{c1::e}} {{c2::f}}") == {1: "e", 2: "bcf"}


def test_the_field_that_asks_is_found_by_what_it_holds() -> None:
    odd = ForeignType(7, "Odd", ("Guid", "Back side", "Tags", "Prompt"), (Face("Card", "{{Prompt}}"),))
    notes = [
        note(i, f"x{i}", f"because {t} helps a lot", "t", f"Why {t}?", kind=odd) for i, t in enumerate(TOPICS)
    ]
    lectures = [lecture(*(question(f"Why {t}?", f"because {t} helps a lot") for t in TOPICS))]
    assert pairs(adopted(lectures, notes)) == {f"Why {t}?": i for i, t in enumerate(TOPICS)}


def test_without_anything_in_common_the_names_of_the_fields_decide() -> None:
    odd = ForeignType(7, "Odd", ("Source", "Antwort", "Frage"), (Face("Card", "{{Frage}}"),))
    roles = roles_of([note(1, "a", "b", "c", kind=odd)], {})[7]
    assert (roles.asks, roles.answers) == (2, 1)


def test_edited_questions_are_known_by_likeness() -> None:
    lectures, notes = course()
    edited = [
        note(n.id, n.fields[0].replace("deep", "very deep"), n.fields[1].replace("safer", "more safe"))
        for n in notes
    ]
    found = adopted(lectures, edited)
    assert list(pairs(found).values()) == [n.id for n in notes]
    assert {match.evidence for match in found.adopted} == {"likeness"}


def test_a_note_about_something_else_is_left_alone() -> None:
    lectures, _ = course()
    stranger = note(50, "Who wrote the Decameron?", "Boccaccio, in Florence")
    found = adopted(lectures, [stranger])
    assert (found.adopted, found.unclear, found.notes) == ((), (), (stranger,))
    assert len(found.questions) == len(TOPICS)


def test_what_could_be_either_of_two_is_left_alone() -> None:
    lectures = [lecture(question("What is the purpose of pooling layers?", "They shrink the map"))]
    notes = [
        note(1, "What is the purpose of a pooling layer?", "It shrinks the map", deck="A"),
        note(2, "What is the purpose of the pooling layer?", "It shrinks the map", deck="B"),
    ]
    found = adopted(lectures, notes)
    assert found.adopted == ()
    (unclear,) = found.unclear
    assert {n.id for n in unclear.notes} == {1, 2}
    assert found.notes == ()


def test_equal_questions_with_different_answers_go_to_their_own_notes() -> None:
    answers = ("for images of cats", "for spoken language")
    lectures = [lecture(*(question("When is it used?", a) for a in answers))]
    found = adopted(
        lectures, [note(1, "When is it used?", answers[1]), note(2, "When is it used?", answers[0])]
    )
    assert [match.note.id for match in found.adopted] == [2, 1]


def test_gaps_with_other_numbers_are_left_alone() -> None:
    def text(inner: str) -> Lecture:
        return lecture(question("Cells?", answer=(Piece(inner),), cards=("cloze",)))

    old = note(1, "The {{c1::nucleus}} and the {{c2::wall}} matter.", "", kind=GAPS)
    assert len(adopted([text("The {{c1::nucleus}} and the {{c2::wall}} matter.")], [old]).adopted) == 1
    swapped = adopted([text("The {{c2::nucleus}} and the {{c1::wall}} matter.")], [old])
    assert (swapped.adopted, swapped.unclear[0].why) == ((), "whose gaps have other numbers")


def test_a_text_with_gaps_is_never_taken_for_a_question() -> None:
    lectures = [lecture(question("The nucleus matters", "it does"))]
    found = adopted(lectures, [note(1, "The {{c1::nucleus}} matters", "it does", kind=GAPS)])
    assert (found.adopted, len(found.notes)) == ((), 1)


def test_the_lock_holds_the_adopted_questions_alone() -> None:
    lectures, notes = course()
    found = adopted(lectures, notes[:2])
    assert [e.guid_of("question") for e in found.lock.entries] == ["g:1", "g:2"]
    again = identify(lectures, found.lock, Occasion(NOW))
    assert {n.guid for n in again.notes} >= {"g:1", "g:2"}
    assert len(again.plan.new) == len(TOPICS) - 2

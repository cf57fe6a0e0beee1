"""Cards per claim: the numbers stay with the claims, and nothing in a claim is read as a cloze."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.deck.claims import numbered, remembered
from mkdeck.deck.cloze import gap, gaps
from mkdeck.deck.notetype import CLOZE
from mkdeck.model import Badge, Finding, Piece, Question, Statement, Verdict
from tests.conftest import Ask
from tests.deck.lectures import NOW, build, lecture, question
from tests.deck.test_in_anki import SOUND, START, written

CLAIMS = (
    "randomly disabling neurons",
    "stabilizing training",
    "reduce sensitivity to initialization",
    "Scalability",
)


def numbers(*claims: str, after: tuple[str, ...] = CLAIMS) -> list[int]:
    first = remembered(numbered([Statement(c, 1) for c in after], ()), ())
    return [n.number for n in numbered([Statement(c, 1) for c in claims], first)]


def test_claims_are_numbered_in_their_order_at_first() -> None:
    assert numbers(*CLAIMS) == [1, 2, 3, 4]


def test_reordered_claims_keep_their_numbers() -> None:
    assert numbers(*CLAIMS[::-1]) == [4, 3, 2, 1]


def test_an_inserted_claim_takes_a_new_number() -> None:
    assert numbers("all new", *CLAIMS) == [5, 1, 2, 3, 4]


def test_a_deleted_claims_number_is_never_given_again() -> None:
    first = remembered(numbered([Statement(c, 1) for c in CLAIMS], ()), ())
    fewer = numbered([Statement(c, 1) for c in CLAIMS[:3]], first)
    later = numbered(
        [Statement(c, 1) for c in (*CLAIMS[:3], "quite another thing")], remembered(fewer, first)
    )
    assert [n.number for n in later] == [1, 2, 3, 5]


def test_an_edited_claim_keeps_its_number() -> None:
    assert numbers(CLAIMS[0], "stabilising the training", *CLAIMS[2:]) == [1, 2, 3, 4]


def test_a_slip_in_a_claim_of_one_word_keeps_its_number() -> None:
    assert numbers(*CLAIMS[:3], "Scalabilty") == [1, 2, 3, 4]


def test_another_claim_in_the_place_of_one_takes_a_new_number() -> None:
    assert numbers(CLAIMS[0], "entirely different words here", *CLAIMS[2:]) == [1, 5, 3, 4]


def test_equal_claims_have_each_its_own_number() -> None:
    assert numbers("same", "same", after=("same", "same")) == [1, 2]


@given(st.text("{}:c1\\( )x"))
def test_whatever_a_claim_says_it_stays_one_gap(text: str) -> None:
    assert gaps(f"a {gap(3, text)} b") == (2,)


def field(made: object, name: str) -> str:
    return str(made.draft.fields[CLOZE.places[name]])  # type: ignore[attr-defined]


def test_a_question_with_claims_makes_two_notes_with_guids_of_their_own() -> None:
    made = build(lecture(question("Q?", "one", "two"), cards=("question", "claims")))
    assert [n.draft.role for n in made.notes] == ["question", "claims"]
    assert made.notes[1].draft.ords == (0, 1)
    assert made.notes[0].guid != made.notes[1].guid


def test_claims_alone_make_one_note() -> None:
    made = build(lecture(question("Q?", "one", "two"), cards=("claims",)))
    assert [n.draft.role for n in made.notes] == ["claims"]


def test_labels_are_not_asked_for() -> None:
    q = Question(
        "Q?",
        "Q?",
        1,
        (Piece("label", 0), Piece("<br>"), Piece("claim", 1)),
        (Statement("label", 1, is_label=True), Statement("claim", 1)),
    )
    assert field(build(lecture(q, cards=("claims",))).notes[0], "Text") == "label<br>{{c1::claim}}"


def test_a_refuted_claim_is_asked_as_true_or_false() -> None:
    finding = Finding("c", "one", Verdict.REFUTED, "says", correction="It is two.")
    badges = {("a.md", 0): (Badge(0, Verdict.REFUTED, (finding,)),)}
    text = field(build(lecture(question("Q?", "one"), cards=("claims",)), badges=badges).notes[0], "Text")
    assert "one&nbsp;{{c1::" in text
    assert "It is two.</span>::true or false, and why?}}" in text


def test_a_merge_that_parts_the_lines_keeps_the_numbers() -> None:
    first = build(lecture(question("Q?", "one", "two"), cards=("question", "claims")))
    again = build(
        lecture(question("Q?", "two", "one"), cards=("question", "claims")), after=first, now=NOW + 9
    )
    assert field(again.notes[1], "Text").index("{{c2::two") < field(again.notes[1], "Text").index("{{c1::one")


def test_switching_claims_off_and_on_keeps_the_numbers() -> None:
    asks = ("question", "claims")
    first = build(lecture(question("Q?", "one", "two", "three"), cards=asks))
    off = build(lecture(question("Q?", "two", "one", "three")), after=first)
    on = build(lecture(question("Q?", "two", "one", "three"), cards=asks), after=off)
    assert "{{c2::two}}" in field(on.notes[1], "Text")


BEFORE = (
    r"a formula \(\frac{a}{\sqrt{b}}\)",
    "uses std::vector",
    "third claim of them",
    "a fourth to be deleted",
)
AFTER = ("brand new claim", "third claim of these", "uses std::vector", r"a formula \(\frac{a}{\sqrt{b}}\)")


@pytest.mark.parametrize("asks", [("claims",), ("question", "claims")])
def test_histories_stay_with_the_claims_in_anki(anki: Ask, tmp_path: Path, asks: tuple[str, ...]) -> None:
    first = build(lecture(question("Q?", *BEFORE), cards=asks), now=START)
    again = build(lecture(question("Q?", *AFTER), cards=asks), after=first, now=START + 60)
    guid = first.notes[-1].guid
    steps = [
        {"import": written(tmp_path, "1.apkg", first)},
        {"check": True},
        {"review": True},
        {"import": written(tmp_path, "2.apkg", again)},
    ]
    _, checked, reviewed, imported = anki(steps)
    assert checked["said"] == SOUND
    then = {c["ord"]: c for c in reviewed["notes"][guid]["cards"]}
    now = {c["ord"]: c for c in imported["notes"][guid]["cards"]}
    assert {o: (c["id"], c["reviews"]) for o, c in now.items() if o in then} == {
        o: (c["id"], 1) for o, c in then.items()
    }
    assert now[4]["reviews"] == 0
    shown = {o: c["back"].split('class="cloze"', 1)[-1] for o, c in now.items()}
    assert r"\(\frac{a}{\sqrt{b} }\)" in shown[0]
    assert "std" in shown[1]
    assert "third claim of these" in shown[2]
    assert "brand new claim" in shown[4]

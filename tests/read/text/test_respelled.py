from __future__ import annotations

from mkdeck.read.text.respelled import Spelling, put_back, respelled
from tests.read.notes import answer_html, plain, questions

OWN = (Spelling("R"), Spelling("Resp"), Spelling("A", "."))


def test_a_label_written_as_a_letter_comes_back_as_it_was() -> None:
    for spelling, written in zip(OWN, ("R2:", "Resp2:", "A2."), strict=True):
        assert put_back(f"{respelled('A', '2', spelling, OWN)}: so", OWN) == f"{written} so"


def test_a_letter_of_the_author_stays_a_letter() -> None:
    assert put_back("Q1: A: so", OWN) == "Q1: A: so"


def test_what_makes_no_card_is_shown_as_its_author_wrote_it() -> None:
    pairs = "".join(f"P: O que é {word}?\nR: Isto.\n\n" for word in ("a", "b", "c", "d"))
    found = questions(f"{pairs}P: O que é e?\nR: Isto, e `R:`\nr: aquilo.\n")
    assert [q.number for q in found] == ["P:"] * 5
    assert plain(answer_html(found[-1])) == "Isto, e R: r: aquilo."

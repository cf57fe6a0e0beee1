"""Whatever the family and the traps: no question lost or invented, every answer whole and in order."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.read.families import FAMILIES, Notes
from tests.read.fuzz.promises import broken
from tests.read.notes import answer_html, plain, questions

WHOLE_FILE = {
    # Titles and terms that ask nothing, and lines that nothing marks, are questions where nothing else is.
    "statements as headings",
    "numbered titles",
    "plain lines",
    "folds below plain lines",
    "definitions",
    "bold bullets among which topics are",
    # A key, a quiz and labels that are learned speak of all that is in the file.
    "answer keys",
    "quizzes below notes",
    "an interview",
    "P and R lines",
    # Rules and percent signs mean one thing in one tool's files and another in another's.
    "rules of one sign",
    "rules of two signs",
    "rules right below",
    "percent lines",
    "percent and two percents",
}
"""Families that do not share a file with others."""

MIXED = [name for name in FAMILIES if name not in WHOLE_FILE]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("name", FAMILIES)
@settings(max_examples=20)
@given(data=st.data())
def test_every_family_is_read_whole(
    name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    notes: Notes = data.draw(FAMILIES[name])
    assert broken(notes.text.encode(), tmp_path_factory.getbasetemp()) == []
    found = questions(notes.text)
    assert [q.text.removesuffix(" ⭐") for q in found] == [c.prompt for c in notes.cards]
    assert [squeezed(plain(answer_html(q))) for q in found] == [squeezed(c.seen) for c in notes.cards]


@settings(max_examples=15)
@given(st.lists(st.sampled_from(MIXED), min_size=2, max_size=3, unique=True), st.data())
def test_a_file_of_several_families_keeps_every_answer(names: list[str], data: st.DataObject) -> None:
    notes = [data.draw(FAMILIES[name]) for name in names]
    prompts = [card.prompt for n in notes for card in n.cards]
    # A list that repeats another's questions is its table of contents.
    assume(len(set(prompts)) == len(prompts))
    found = questions("\n\n".join(n.text for n in notes))
    shown = squeezed("".join(plain(q.prompt + " " + answer_html(q)) for q in found))
    for card in (c for n in notes for c in n.cards):
        assert squeezed(card.blocks[0].seen) in shown

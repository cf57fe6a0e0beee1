"""Whatever the family and the traps: no question lost or invented, every answer whole and in order."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.families import FAMILIES, Notes
from tests.read.fuzz.promises import broken
from tests.read.notes import answer_html, plain, questions

ASKING = [
    name
    for name in FAMILIES
    if name
    not in (
        "statements as headings",
        "numbered titles",
        "plain lines",
        "folds below plain lines",
        "answer keys",
        "quizzes below notes",
    )
]
"""Titles that ask nothing and lines that nothing marks are questions where nothing else is; a key or a quiz
speaks of its whole file."""


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
@given(st.lists(st.sampled_from(ASKING), min_size=2, max_size=3, unique=True), st.data())
def test_a_file_of_several_families_keeps_every_answer(names: list[str], data: st.DataObject) -> None:
    notes = [data.draw(FAMILIES[name]) for name in names]
    found = questions("\n\n".join(n.text for n in notes))
    shown = squeezed("".join(plain(q.prompt + " " + answer_html(q)) for q in found))
    for card in (c for n in notes for c in n.cards):
        assert squeezed(card.blocks[0].seen) in shown

"""Counted parts of an answer whose label stands alone right above the first: "Answer:" above "1. Explore"."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.answers.labelsabove import is_below_label
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS


def without_begun(sheet: Sheet, marks: Sequence[Mark]) -> list[Mark]:
    """Leave them out: were they questions, that answer would be empty."""
    counted = [m for m in marks if m.number == "1" and _may_be_part(m)]
    firsts = {m.start for m in counted if is_below_label(sheet, m.start)}
    if not firsts:
        return list(marks)
    parts: set[int] = set()
    run: Mark | None = None
    for mark in sorted(marks, key=lambda m: m.start):
        if mark.start in firsts or (run and _follows(sheet, run, mark)):
            run = mark
            parts.add(mark.start)
        elif run and _ends(run, mark):
            run = None
    return [m for m in marks if m.start not in parts]


def _may_be_part(mark: Mark) -> bool:
    """Whether a mark has a number and asks nothing."""
    return mark.form == "numbered" and mark.strength < ASKS


def _follows(sheet: Sheet, before: Mark, mark: Mark) -> bool:
    """Whether a part has the next number, and an answer of its own is not begun."""
    is_next = _may_be_part(mark) and mark.number == str(int(before.number) + 1) and mark.rank == before.rank
    return is_next and not is_below_label(sheet, mark.start)


def _ends(run: Mark, mark: Mark) -> bool:
    """Whether a mark is of another question, or of another section."""
    is_other = mark.strength >= ASKS or mark.rank < min(run.rank, BELOW_HEADINGS) or _may_be_part(mark)
    return is_other and mark.start > run.start

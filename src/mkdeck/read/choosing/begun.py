"""Counted parts of an answer whose label stands alone right above the first: "Answer:" above "1. Explore"."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.answers.labelsabove import is_below_label
from mkdeck.read.html.press import words
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, ends_asking


def without_begun(sheet: Sheet, marks: Sequence[Mark]) -> list[Mark]:
    """Leave them out: were they questions, that answer would be empty."""
    firsts = {m.start for m in marks if _is_first(sheet, m)}
    if not firsts:
        return list(marks)
    parts: set[int] = set()
    run: Mark | None = None
    for mark in sorted(marks, key=lambda m: m.start):
        if mark.start in firsts or (run and _follows(sheet, run, mark)):
            run = mark
            parts.add(mark.start)
        elif run and _ends(sheet, run, mark):
            run = None
    return [m for m in marks if m.start not in parts]


def _is_first(sheet: Sheet, mark: Mark) -> bool:
    """Whether a part with the number 1 stands right below such a label."""
    return mark.number == "1" and _may_be_part(sheet, mark) and is_below_label(sheet, mark.start)


def _may_be_part(sheet: Sheet, mark: Mark) -> bool:
    """Whether a mark has a number, and no question mark."""
    return mark.form == "numbered" and not ends_asking(words(sheet.masks, mark.prompt))


def _follows(sheet: Sheet, before: Mark, mark: Mark) -> bool:
    """Whether a part has the next number, and an answer of its own is not begun."""
    is_next = mark.rank == before.rank and mark.number == str(int(before.number) + 1)
    return is_next and _may_be_part(sheet, mark) and not is_below_label(sheet, mark.start)


def _ends(sheet: Sheet, run: Mark, mark: Mark) -> bool:
    """Whether a mark is of another question, or of another section."""
    is_above = mark.rank < min(run.rank, BELOW_HEADINGS)
    return mark.start > run.start and (is_above or mark.strength >= ASKS or _may_be_part(sheet, mark))

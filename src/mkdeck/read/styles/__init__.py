"""Reading styles: one file each, tried on every lecture."""

from __future__ import annotations

from dataclasses import dataclass

from mkdeck.errors import Weight
from mkdeck.read.draft import Draft
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles import headings


@dataclass(frozen=True, slots=True)
class Found:
    """The questions of a file, and what it was taken for."""

    drafts: list[Draft]
    why: str
    faults: tuple[tuple[int, str, str, Weight], ...] = ()
    """Line, fault, remedy and weight of what was wrong or undecided."""


def recognise(sheet: Sheet, style: str) -> Found:
    """Find the file's questions in whatever style it is written."""
    drafts = headings.find(sheet)
    return Found(drafts, f"headings: {len(drafts)} questions")

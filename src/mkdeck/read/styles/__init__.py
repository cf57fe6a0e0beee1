"""Reading styles: one file each, all tried on every lecture, and the question is whose marks hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles import (
    bold,
    clozes,
    definitions,
    frontback,
    headings,
    inlinecards,
    itemheadings,
    items,
    labels,
    lines,
    quotes,
    rules,
    separators,
    signs,
    summaries,
    tables,
    tagged,
    ticked,
)


class Style(Protocol):
    """A module that sees where questions begin."""

    NAME: str

    def marks(self, sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
        """Yield every place among these outermost blocks where a question may begin."""
        ...


STYLES: tuple[Style, ...] = (
    headings,
    itemheadings,
    bold,
    items,
    summaries,
    labels,
    inlinecards,
    tagged,
    separators,
    rules,
    tables,
    quotes,
    definitions,
    frontback,
    clozes,
    ticked,
    signs,
    lines,
)
"""The one registry."""

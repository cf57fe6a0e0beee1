"""The headings that stand above a question as its context."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.html.press import words
from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet


def trails_of(sheet: Sheet, chosen: Sequence[Mark], ends: Sequence[int]) -> list[tuple[str, ...]]:
    """Give for each mark the words of the headings above it, the title left out."""
    tokens = sheet.tokens
    sections = [b.start for b in sheet.blocks if b.kind == "heading" and b.start < chosen[0].start]
    sections += ends
    trails = []
    open_now: list[tuple[int, str]] = []
    todo = sorted(sections, reverse=True)
    for mark in chosen:
        while todo and todo[-1] < mark.start:
            at = todo.pop()
            level = int(tokens[at].tag[1:])
            open_now = [t for t in open_now if t[0] < level]
            open_now.append((level, words(sheet.masks, tokens[at + 1].children or ())))
        above = [t for t in open_now if t[0] < mark.rank and t[0] > 1 and t[1]]
        trails.append(tuple(text for _, text in above))
    return trails

"""Whether the line ends of a paragraph mean something or are where the editor wrapped it."""

from __future__ import annotations

from itertools import pairwise

_NARROWEST = 60
"""Columns; nobody wraps prose narrower than that."""


def keeps_breaks(paragraph: str, breaks: str) -> bool:
    """Decide for one paragraph: `keep` and `join` say it, `auto` looks."""
    if breaks != "auto":
        return breaks == "keep"
    return not _looks_wrapped([line.strip() for line in paragraph.split("\n")])


def _looks_wrapped(lines: list[str]) -> bool:
    """Wrapped: at every line end the next word would not have fitted, and a line starts in mid-sentence."""
    width = max(map(len, lines))
    if width < _NARROWEST:
        return False
    full = all(len(line) + 1 + len(after.partition(" ")[0]) > width for line, after in pairwise(lines))
    return full and any(line[:1].islower() for line in lines[1:])

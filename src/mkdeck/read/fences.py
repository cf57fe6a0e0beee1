"""Blocks of code that nobody closed: said aloud, and closed before the next question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

_CLOSE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")
_HEADING = re.compile(r"#{1,6} +(?:\*\*)?(?:Q|\d|Question)|#{2,6} +\S")


def unclosed(tokens: Sequence[Token], lines: Sequence[str]) -> int:
    """Give the line, from 0, of a fence that runs to the end of the text; -1 where there is none."""
    last = next((t for t in reversed(tokens) if t.nesting != -1), None)
    if last is None or last.type != "fence" or not last.map:
        return -1
    end = max((n for n in range(*last.map) if n < len(lines) and lines[n].strip()), default=last.map[0])
    is_closed = end > last.map[0] and _CLOSE.fullmatch(lines[end])
    return -1 if is_closed else last.map[0]


def mended(lines: Sequence[str], fence: int) -> str | None:
    """Close the fence on the empty line above the first heading below it; None where there is none."""
    bars = re.search(r"`{3,}|~{3,}", lines[fence]) if fence < len(lines) else None
    for at in range(fence + 2, len(lines)):
        if bars and _HEADING.match(lines[at]) and not lines[at - 1].strip():
            return "\n".join((*lines[: at - 1], bars[0], *lines[at:]))
    return None

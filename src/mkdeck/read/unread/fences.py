"""Blocks of code that nobody closed: said aloud, and closed before the next question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.sheet import Sheet
from mkdeck.read.unread.deepnotes import outdented
from mkdeck.read.unread.swallowed import COUNTED, NOTES, parted, swallows
from mkdeck.values import dataclass

_CLOSE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")
_HEADING = re.compile(rf"#{{1,6}} +(?:\*\*)?(?:Q|\d|Question)|#{{2,6}} +\S|{COUNTED}")


@dataclass(frozen=True, slots=True)
class Mended:
    """The text with as many lines as before, and what was wrong with it."""

    text: str = ""
    """Empty where nothing had to be changed."""

    unclosed: tuple[int, ...] = ()
    """Lines, from 0, of blocks of code without an end."""


def mend(sheet: Sheet, lines: Sequence[str]) -> Mended:
    """Take off what makes code of the whole file, and close every fence that swallows a question."""
    if _is_wrapped(sheet.tokens):
        last = max(n for n, line in enumerate(lines) if line.strip())
        return Mended(_unwrapped(lines, last))
    near = outdented(sheet, lines)
    if near:
        return Mended(near)
    if any(swallows(t) for t in sheet.tokens if t.type == "fence"):
        return Mended(*parted(lines))
    fence = unclosed(sheet, lines)
    if fence < 0:
        return Mended()
    if not any(line.strip() for line in lines[:fence]) and _info(sheet.tokens[0]) in ("", *NOTES):
        return Mended(_unwrapped(lines, fence), (fence,))
    return Mended(_closed(lines, fence), (fence,))


def unclosed(sheet: Sheet, lines: Sequence[str]) -> int:
    """Give the line, from 0, of a fence that runs to the end of the text; -1 where there is none."""
    last = next((t for t in reversed(sheet.tokens) if t.nesting != -1), None)
    if last is None or last.type != "fence" or not last.map:
        return -1
    first = sheet.line(last.map[0]) - 1
    if not ("```" in lines[first] or "~~~" in lines[first]):
        return -1  # another tool's sign for code, which is written as a fence only for Markdown
    own = (sheet.line(n) - 1 for n in range(*last.map))
    end = max((n for n in own if n < len(lines) and lines[n].strip()), default=first)
    is_closed = end > first and _CLOSE.fullmatch(lines[end])
    return -1 if is_closed else first


def _info(token: Token) -> str:
    return token.info.strip().lower() if token.type == "fence" else "no fence"


def _is_wrapped(tokens: Sequence[Token]) -> bool:
    """Whether the file is one closed fence of notes, as assistants write them."""
    return len(tokens) == 1 and _info(tokens[0]) in NOTES


def _unwrapped(lines: Sequence[str], last: int) -> str:
    """Empty the first line that says something, and the last where it closes."""
    first = next(n for n, line in enumerate(lines) if line.strip())
    ends = {first, last} if _CLOSE.fullmatch(lines[last]) else {first}
    return "\n".join("" if n in ends else line for n, line in enumerate(lines))


def _closed(lines: Sequence[str], fence: int) -> str:
    """Close the fence on the empty line above the first heading below it; empty where there is none."""
    bars = re.search(r"`{3,}|~{3,}", lines[fence]) if fence < len(lines) else None
    for at in range(fence + 2, len(lines)):
        if bars and _HEADING.match(lines[at]) and not lines[at - 1].strip():
            return "\n".join((*lines[: at - 1], bars[0], *lines[at:]))
    return ""

"""Blocks of code that nobody closed: said aloud, and closed before the next question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from mkdeck.read.sheet import Sheet

_BARS = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([^`\s]*)")
_CLOSE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")
_HEADING = re.compile(r"#{1,6} +(?:\*\*)?(?:Q|\d|Question)|#{2,6} +\S")
_QUESTION = re.compile(r"#{1,6} +(?:\*\*)?Q(?:uestion)? ?\d|#{2,6} +(?:\*\*)?\d+[.)] ")
"""Sure enough to end a block of code that has another one's opening further down."""

_NOTES = ("", "markdown", "md")
"""What a fence around a whole file is said to hold."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The text with as many lines as before, and what was wrong with it."""

    text: str = ""
    """Empty where nothing had to be changed."""

    unclosed: tuple[int, ...] = ()
    """Lines, from 0, of blocks of code without an end."""


def mend(sheet: Sheet, lines: Sequence[str]) -> Mended:
    """Take off a fence around the whole file, and close every fence that swallows a question."""
    if _is_wrapped(sheet.tokens):
        last = max(n for n, line in enumerate(lines) if line.strip())
        return Mended(_unwrapped(lines, last))
    if any(_swallows(t) for t in sheet.tokens if t.type == "fence"):
        return _parted(lines)
    fence = unclosed(sheet, lines)
    if fence < 0:
        return Mended()
    if not any(line.strip() for line in lines[:fence]) and _info(sheet.tokens[0]) in _NOTES:
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
    return len(tokens) == 1 and _info(tokens[0]) in _NOTES[1:]


def _unwrapped(lines: Sequence[str], last: int) -> str:
    """Empty the first line that says something, and the last where it closes."""
    first = next(n for n, line in enumerate(lines) if line.strip())
    ends = {first, last} if _CLOSE.fullmatch(lines[last]) else {first}
    return "\n".join("" if n in ends else line for n, line in enumerate(lines))


def _swallows(token: Token) -> bool:
    """Whether a block of code holds a question's heading and another block's opening."""
    if token.markup not in token.content or _info(token) in _NOTES[1:]:
        return False
    inner = token.content.split("\n")
    is_opened = any(
        (found := _BARS.match(s)) and found[2] and found[1].startswith(token.markup) for s in inner
    )
    return is_opened and any(_QUESTION.match(s) for s in inner)


def _closed(lines: Sequence[str], fence: int) -> str:
    """Close the fence on the empty line above the first heading below it; empty where there is none."""
    bars = re.search(r"`{3,}|~{3,}", lines[fence]) if fence < len(lines) else None
    for at in range(fence + 2, len(lines)):
        if bars and _HEADING.match(lines[at]) and not lines[at - 1].strip():
            return "\n".join((*lines[: at - 1], bars[0], *lines[at:]))
    return ""


def _parted(lines: Sequence[str]) -> Mended:
    """Close every fence at the question below it, where the next fence line opens another one."""
    made, faults, fence, bars = list(lines), [], -1, ""
    opens_next = _opening_next(lines)
    for at, line in enumerate(lines):
        found = _BARS.match(line)
        if fence < 0 and found:
            fence, bars = at, found[1]
        elif found and not found[2] and found[1].startswith(bars):
            fence = -1
        elif fence >= 0 and opens_next[at] and _QUESTION.match(line):
            _close_above(made, fence, at, bars)
            faults.append(fence)
            fence = -1
    return Mended("\n".join(made), tuple(faults))


def _opening_next(lines: Sequence[str]) -> list[bool]:
    """Say for each line whether the next fence line can only be an opening, or none comes."""
    opens, known = [True] * len(lines), True
    for at in range(len(lines) - 1, -1, -1):
        opens[at] = known
        found = _BARS.match(lines[at])
        known = bool(found[2]) if found else known
    return opens


def _close_above(made: list[str], fence: int, at: int, bars: str) -> None:
    """Close a fence on an empty line; where there is none, indent the code, which needs no closing."""
    if not made[at - 1].strip():
        made[at - 1] = bars
        return
    made[fence] = ""
    made[fence + 1 : at] = [f"    {line}" for line in made[fence + 1 : at]]

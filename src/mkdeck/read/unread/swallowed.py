"""Blocks of code that nobody closed and that the end of another one ends, with a question between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

NOTES = ("markdown", "md")
"""What a fence around notes is said to hold."""

_BARS = re.compile(r" {0,3}(`{3,}+|~{3,}+)[ \t]*+([^`\s]*+)")
_Q = r"Q(?:uestion)? ?\d{0,3}[.:)]"
COUNTED = rf"(?:[-*] +)?\*\*(?:{_Q}|\d{{1,3}}[.)])|\d{{1,3}}[.)] +\*\*|{_Q} "
"""A question in bold words or behind a label, as no code has it."""

_QUESTION = re.compile(rf"#{{1,6}} +(?:\*\*)?Q(?:uestion)? ?\d|#{{2,6}} +(?:\*\*)?\d+[.)] |{COUNTED}")
"""Sure enough to end a block of code that has another one's opening further down."""


def swallows(token: Token) -> bool:
    """Whether a block of code holds a question's heading and another block's opening."""
    if token.markup not in token.content or token.info.strip().lower() in NOTES:
        return False
    inner = token.content.split("\n")
    is_opened = any(
        (found := _BARS.match(s)) and found[2] and found[1].startswith(token.markup) for s in inner
    )
    return is_opened and any(_QUESTION.match(s) for s in inner)


def parted(lines: Sequence[str]) -> tuple[str, tuple[int, ...]]:
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
    return "\n".join(made), tuple(faults)


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

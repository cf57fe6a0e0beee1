"""Directives that hold Markdown, "```{dropdown} Answer": a fold, or a frame around notes (MyST)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from mkdeck.read.words.answernames import names_answer
from mkdeck.read.words.latent import latent

_SIGN = "```{"
_NAMES = (
    "admonition|dropdown|toggle|details|solution|answer|hint|note|tip|important|warning|caution|attention|seealso|"
    "exercise|question|topic|sidebar|margin"
)
_OPENING = latent(rf"([ \t]*)(`{{3,}})\{{({_NAMES})\}}[ \t]*(.*)", re.IGNORECASE)
_BARS = latent(r"[ \t>]*(`{3,}(?=[^`]*$)|~{3,})")
_OPTION = re.compile(r"[ \t]*:(?:class|label|name|open|icon|color|animate|nonumber|hidden|width|align):.*")
_ANSWERS = frozenset(["solution", "answer"])
"""Behind these stands the label of what they answer."""

_FOLDS = _ANSWERS | {"dropdown", "toggle", "details", "hint"}


def with_directives(text: str) -> str:
    """Give the text with each such directive as `<details>`, or without its fences, on as many lines."""
    if _SIGN not in text:
        return text
    lines = text.split("\n")
    closings = _closings(lines)
    at = 0
    while at < len(lines):
        found = _OPENING.fullmatch(lines[at]) if _SIGN in lines[at] else None
        code = _BARS.match(lines[at]) if not found and _may_fence(lines[at]) else None
        bars = found[2] if found else code[1] if code else ""
        end = _after(closings.get(bars, ()), at) if bars else at
        if bars and end == at and not lines[at][0].isspace():
            break  # the rest is code
        if found and end > at and not any(lines[n].lstrip().startswith(bars) for n in range(at + 1, end)):
            _unwrap(lines, at, end, found)
            end = at
        at = 1 + max(at, end)
    return "\n".join(lines)


def _may_fence(line: str) -> bool:
    """Whether the bars of a fence may be in a line."""
    return "```" in line or "~~~" in line


def _closings(lines: Sequence[str]) -> dict[str, list[int]]:
    """List by the bars of a fence the lines that can close it: those of as many bars, or more."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, line in enumerate(lines):
        bars = line.strip() if _may_fence(line) else ""
        if bars[:1] in ("`", "~") and not bars.strip(bars[0]):
            for length in range(3, len(bars) + 1):
                found[bars[:length]].append(n)
    return found


def _after(places: Sequence[int], at: int) -> int:
    """Give the first of the places behind a line; the line itself for none."""
    behind = bisect_right(places, at)
    return places[behind] if behind < len(places) else at


def _unwrap(lines: list[str], at: int, end: int, found: re.Match[str]) -> None:
    """Write a directive's fences as those of a fold, or leave them out, and its options with them."""
    pad, name = found[1], found[3].lower()
    title = "" if name in _ANSWERS else found[4].strip()
    is_fold = name in _FOLDS or names_answer(title)
    first = at + 1
    while first < end and _OPTION.fullmatch(lines[first]):
        is_fold = is_fold or "dropdown" in lines[first] or "toggle" in lines[first]
        lines[first] = ""
        first += 1
    opening = (
        f"<details><summary>{title or name.capitalize()}</summary>" if is_fold else title and f"**{title}**"
    )
    lines[at] = pad + opening
    lines[end] = pad + "</details>" if is_fold else ""

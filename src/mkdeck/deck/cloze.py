"""Clozes: which gaps a text has, numbered as Anki numbers them, and how to put more around html."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\{\{c(\d+(?:,\d+)*)::|\}\}")
_MAX = 499
"""Anki makes no card for a higher number."""


def gaps(text: str) -> tuple[int, ...]:
    """Card ordinals of the gaps that open and close, nested ones included, lowest first."""
    found: set[int] = set()
    open_gaps: list[str] = []
    for token in _TOKEN.finditer(text):
        if token[1]:
            open_gaps.append(token[1])
        elif open_gaps:
            found.update(int(n) for n in open_gaps.pop().split(","))
    return tuple(n - 1 for n in sorted(found) if 0 < n <= _MAX)


_MATH = re.compile(r"(\\\(.*?\\\)|\\\[.*?\\\])", re.DOTALL)


def gap(number: int, html: str, hint: str = "") -> str:
    """Put a gap around html; what would end it or begin a hint is kept from doing so."""
    inner = shielded(html)
    return (
        f"{{{{c{number}::{inner}{'<!-- -->' if inner.endswith('}') else ''}{f'::{hint}' if hint else ''}}}}}"
    )


def shielded(html: str) -> str:
    """Keep braces and colons from being read as a cloze; they look the same, in formulas too."""
    return "".join(
        _shield(part, " ") if place % 2 else _shield(part, "<!-- -->")
        for place, part in enumerate(_MATH.split(html))
    )


def _shield(text: str, between: str) -> str:
    """Part doubled braces and colons: in a formula by a space, elsewhere by a comment."""
    for doubled in ("}}", "{{", "::"):
        while doubled in text:
            text = text.replace(doubled, f"{doubled[0]}{between}{doubled[1]}")
    return text

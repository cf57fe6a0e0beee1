"""Clozes: which gaps a text has, numbered as Anki numbers them."""

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

"""Headings above the first of those that count: what a file says before its questions."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.outline import Node

_CERTAIN = 0.9
"""With a question mark."""

_LEAST = 2


def without_preface(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Drop what has neither number nor question mark above the first of as many that count from one."""
    counted = [
        i for i in sorted(chosen) if nodes[i].mark.form != "plain" and nodes[i].mark.rank < BELOW_HEADINGS
    ]
    if len(counted) < _LEAST or nodes[counted[0]].mark.number != "1":
        return chosen
    above = {i for i in chosen if i < counted[0] and nodes[i].mark.form == "plain"}
    if len(above) > len(counted) or any(nodes[i].mark.strength >= _CERTAIN for i in above):
        return chosen
    return chosen - above

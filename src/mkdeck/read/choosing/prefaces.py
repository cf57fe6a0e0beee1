"""Headings above the first of those that count: what a file says before its questions."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.words.looks import ASKS, CERTAIN

_LEAST = 2
_RARE = 3


def without_preface(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Drop what has neither number nor question mark above the first of as many that count from one."""
    chosen = chosen - _title(nodes, chosen) - _above_contents(nodes, chosen)
    counted = [
        i for i in sorted(chosen) if nodes[i].mark.form != "plain" and nodes[i].mark.rank < BELOW_HEADINGS
    ]
    if len(counted) < _LEAST or nodes[counted[0]].mark.number != "1":
        return chosen
    above = {i for i in chosen if i < counted[0] and nodes[i].mark.form == "plain"}
    if len(above) > len(counted) or any(nodes[i].mark.strength >= CERTAIN for i in above):
        return chosen
    return chosen - above


def _above_contents(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find the few headings above a part of the page, as its contents, that are like no question below."""
    part = next((i for i, n in enumerate(nodes) if n.mark.style == "headings" and not n.mark.strength), 0)
    above = {i for i in chosen if i < part}
    kinds = {nodes[i].mark.family for i in chosen - above}
    is_other = all(nodes[i].mark.form == "plain" and nodes[i].mark.family not in kinds for i in above)
    return above if is_other and _RARE * len(above) <= len(chosen - above) else set()


def _title(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find "7. Review" above an introduction: higher than all others, which count from one anew."""
    first, *others = sorted(chosen) or [-1]
    if len(others) < _LEAST or nodes[others[0]].mark.number != "1":
        return set()
    mark, lowest = nodes[first].mark, min(nodes[i].mark.rank for i in others)
    is_alone = mark.rank == lowest and mark.number not in ("", "1") and _all_ask(nodes, others)
    if mark.form == "labelled" and mark.rank < lowest:
        return {first} if _is_introduced(nodes, first) else set()
    is_counted = mark.form == "numbered" and mark.strength < ASKS
    return {first} if is_counted and (mark.rank < lowest or is_alone) else set()


def _all_ask(nodes: Sequence[Node], chosen: Sequence[int]) -> bool:
    return all(nodes[i].mark.strength >= ASKS for i in chosen)


def _is_introduced(nodes: Sequence[Node], i: int) -> bool:
    """Whether a heading of a page's parts, as "Introduction", stands right below a heading."""
    below = nodes[i + 1] if i + 1 < len(nodes) else None
    return bool(below and not nodes[i].answered and below.parent == i and not below.mark.strength)

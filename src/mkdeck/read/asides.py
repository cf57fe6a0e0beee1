"""Bold lines and items that ask inside of the answers of a few headings, and so are parts of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from mkdeck.read.ballot import above
from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.outline import Node

_SECTION = 3
"""A heading around so many questions is their section's."""

_LEAST = 2


def with_holders(nodes: Sequence[Node], kept: set[int]) -> set[int]:
    """Add headings with words of their own above a question or two, where most on their level hold none."""
    inside: dict[int, list[int]] = defaultdict(list)
    for k in kept:
        for holder in above(nodes, k)[:1]:
            inside[holder].append(k)
    held = {i for i in inside if _is_answered_heading(nodes[i])}
    if not held:
        return kept
    levels = Counter(nodes[i].mark.rank for i, n in enumerate(nodes) if _is_answered_heading(n))
    taken = Counter(nodes[i].mark.family for i in kept if i not in held)
    holding = Counter(nodes[i].mark.rank for i in held)
    return kept | {
        i
        for i in held
        if len(inside[i]) < _SECTION
        and all(nodes[k].mark.rank >= BELOW_HEADINGS for k in inside[i])
        and 2 * holding[nodes[i].mark.rank] < levels[nodes[i].mark.rank]
        and taken[nodes[i].mark.family] >= _LEAST
    }


def _is_answered_heading(node: Node) -> bool:
    """Whether a heading that may ask has something of its own below it."""
    is_heading = node.mark.style == "headings" and bool(node.mark.strength)
    return is_heading and node.answered and not node.is_title

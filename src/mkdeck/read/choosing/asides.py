"""Bold lines and items that ask inside of the answers of a few headings, and so are parts of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from mkdeck.read.choosing.ballot import above
from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS

_SECTION = 3
"""A heading around so many questions is their section's."""

_LEAST = 2


def with_holders(nodes: Sequence[Node], kept: set[int]) -> set[int]:
    """Add headings with words of their own above a question or two, where most on their level hold none."""
    begun = {n.parent for n in nodes if n.answered and n.mark.rank < BELOW_HEADINGS}
    headings = {i for i, n in enumerate(nodes) if (n.answered or i in begun) and _may_ask(n)}
    families = {nodes[i].mark.family for i in kept & headings}
    inside: dict[int, list[int]] = defaultdict(list)
    for k in kept:
        for holder in _around(nodes, k, families):
            inside[holder].append(k)
    held = headings & set(inside)
    if not held:
        return kept
    levels = Counter(nodes[i].mark.rank for i in headings)
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


def _around(nodes: Sequence[Node], k: int, families: set[tuple[str, int, str]]) -> list[int]:
    """Give the mark around one that is like questions elsewhere, or else the innermost."""
    around = above(nodes, k)
    return [i for i in around if nodes[i].mark.family in families][:1] or around[:1]


def _may_ask(node: Node) -> bool:
    """Whether it is a heading that may ask."""
    return node.mark.style == "headings" and bool(node.mark.strength) and not node.is_title

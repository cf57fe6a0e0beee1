"""Further questions inside of a question's own region: behind its answer, and no part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mkdeck.read.choosing.ballot import above
from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS, SURE
from mkdeck.read.words.looks import ASKS, CERTAIN


def further(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find the questions behind the answers of those that hold them."""
    return _folds_in_folds(nodes, chosen) | _labelled_behind(nodes, chosen) | _counted_below(nodes, chosen)


def _folds_in_folds(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find the folds that ask in the fold of another question, behind that one's own answer."""
    inner = [
        i for i, n in enumerate(nodes) if n.mark.style == "details" and n.parent in chosen and n.answered
    ]
    inner = [i for i in inner if nodes[nodes[i].parent].mark.style == "details"]
    inner = [i for i in inner if nodes[nodes[i].parent].answered]
    asking = {nodes[i].parent for i in inner if nodes[i].mark.strength >= ASKS}
    return {i for i in inner if nodes[i].parent in asking}


def _labelled_behind(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find `Q:` above `A:` behind the answer of a heading that asks: its author only forgot the sign."""
    return {
        i
        for i, n in enumerate(nodes)
        if n.mark.style == "labels"
        and n.mark.strength >= SURE
        and n.parent in chosen
        and nodes[n.parent].answered
        and nodes[n.parent].mark.rank < BELOW_HEADINGS
        and nodes[n.parent].mark.form != "labelled"
    }


def _counted_below(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find the headings that ask and whose number, 2.1 below 2, goes on from that of a question above."""
    groups: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        is_deep = "." in node.mark.number and node.mark.rank < BELOW_HEADINGS
        if is_deep and any(_goes_on(nodes[a], node) for a in above(nodes, i) if a in chosen):
            groups[node.mark.family].append(i)
    return {
        i
        for group in groups.values()
        if 2 * sum(nodes[i].mark.strength >= CERTAIN for i in group) > len(group)
        for i in group
        if nodes[i].mark.strength >= ASKS
    }


def _goes_on(outer: Node, inner: Node) -> bool:
    """Whether the number of the one below begins with that of the other, which asks."""
    own = outer.mark.number
    return outer.mark.strength >= ASKS and inner.mark.number.startswith(f"{own}.")

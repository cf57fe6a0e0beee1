"""Parts that an answer counts for itself: between question 6 and question 7 it begins again at 1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.words.looks import ASKS, asks
from mkdeck.read.words.prefixes import label_end

_DEPTH = 3
"""So many lists in one another; more are lists that begin again."""


def without_counted_parts(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Drop the members of a family that ask nothing and stand where its count is only interrupted."""
    families: dict[object, list[int]] = defaultdict(list)
    for i in sorted(chosen):
        if nodes[i].mark.form == "numbered" and nodes[i].mark.number.isdecimal():
            families[nodes[i].mark.family].append(i)
    parts = {i for members in families.values() for i in _interrupting(nodes, members)}
    return chosen - parts


def _interrupting(nodes: Sequence[Node], members: Sequence[int]) -> set[int]:
    """Find what stands between a number and the one that follows on it."""
    found: set[int] = set()
    runs: list[list[int]] = []
    for i in members:
        number = int(nodes[i].mark.number)
        at = _continued(nodes, runs, i)
        inner = [k for run in runs[:at] for k in run] if at > 0 else []
        if at < 0:
            runs = [[i], *runs[: _DEPTH - 1]] if number == 1 else [[i]]
            continue
        if inner and _are_parts(nodes, inner, i):
            found.update(inner)
        runs = runs[at:]
        runs[0].append(i)
    return found


def _continued(nodes: Sequence[Node], runs: Sequence[list[int]], i: int) -> int:
    """Give the innermost run that a mark counts on, of those that ask if it asks; -1 for none."""
    before = int(nodes[i].mark.number) - 1
    fitting = [at for at, run in enumerate(runs) if int(nodes[run[-1]].mark.number) == before]
    if nodes[i].mark.strength >= ASKS:
        fitting.sort(key=lambda at: not any(nodes[k].mark.strength >= ASKS for k in runs[at]))
    return fitting[0] if fitting else -1


def _are_parts(nodes: Sequence[Node], inner: Sequence[int], following: int) -> bool:
    """Whether none of them asks, and no section begins between the two numbers around them."""
    if any(nodes[i].mark.strength >= ASKS and _asks_itself(nodes[i]) for i in inner):
        return False
    rank = nodes[following].mark.rank
    return not any(n.mark.rank < min(rank, BELOW_HEADINGS) for n in nodes[inner[0] : following])


def _asks_itself(node: Node) -> bool:
    """Whether its own words ask, rather than most of its list."""
    text = "".join(t.content for t in node.mark.prompt)
    return node.mark.form == "labelled" or asks(text[label_end(text) :]) >= ASKS

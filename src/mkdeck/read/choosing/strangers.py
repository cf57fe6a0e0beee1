"""Marks that are dropped for the company they keep: strangers among many alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.words.looks import CERTAIN

_FEW, _RARE = 3, 10
"""So many times as many make a rule, and make even one who asks a stranger to it."""


def without_strangers(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Drop the few without label or number that are of another kind than the many with one."""
    ruling = Counter(_kind(nodes[i]) for i in chosen if nodes[i].mark.form != "plain")
    kind, many = max(ruling.items(), key=lambda item: item[1], default=(("", 0), 0))
    if many < _FEW:
        return chosen
    strangers = [i for i in chosen if _is_unmarked(nodes[i]) and _kind(nodes[i]) != kind]
    few = Counter(nodes[i].mark.style for i in strangers)
    return chosen - {i for i in strangers if few[nodes[i].mark.style] * _weight(nodes[i]) <= many}


def without_parts(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Drop headings such as "Example", which many answers have, and what stands beside them on their level.

    They are parts of answers where the questions of that level count from one on; bold lines that only
    begin like a question are, too, and the heading above all of them is the file's title.
    """
    plain = {i for i in chosen if _is_plain(nodes[i])}
    counted = {k for k in {_kind(nodes[i]) for i in plain} if _counts(nodes, chosen, k)}
    times = Counter((_kind(nodes[i]), nodes[i].words) for i in plain)
    refrains = {kind for (kind, _), many in times.items() if many > 1}
    refrains |= {kind for kind in counted if kind[1] >= BELOW_HEADINGS}
    beside = {i for i in plain if _kind(nodes[i]) in counted and (not i or _kind(nodes[i]) in refrains)}
    return chosen - {
        i for i in beside if nodes[i].mark.strength < CERTAIN or times[_kind(nodes[i]), nodes[i].words] > 1
    }


def _is_plain(node: Node) -> bool:
    """Whether it is a heading or a bold line without label or number."""
    is_line = node.mark.rank < BELOW_HEADINGS or node.mark.style == "bold paragraphs"
    return node.mark.form == "plain" and is_line


def _counts(nodes: Sequence[Node], chosen: set[int], kind: tuple[str, int]) -> bool:
    """Whether the numbers of a level run from one on, perhaps anew in each section."""
    said = [nodes[i].mark.number for i in sorted(chosen) if _kind(nodes[i]) == kind]
    numbers = [int(number) for number in said if number.isdecimal()]
    return len(numbers) >= _FEW and all(b in (1, a + 1) for a, b in pairwise([0, *numbers]))


def _is_unmarked(node: Node) -> bool:
    """Whether no label says that it asks; a paragraph between two rules is only likely to."""
    is_sure = node.mark.strength >= CERTAIN or bool(node.mark.cards)
    return node.mark.form == "plain" or (node.mark.form == "labelled" and not is_sure)


def _kind(node: Node) -> tuple[str, int]:
    return node.mark.style, node.mark.rank


def _weight(node: Node) -> int:
    """Say how many times as many it takes to overrule a mark."""
    return _RARE if node.mark.strength >= CERTAIN else _FEW

"""Marks with nothing below them: questions that nobody answers, numbers and tables of contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.words.looks import ASKS

_FEW = 2
_MANY = 3


def without_empty(nodes: Sequence[Node], kept: set[int]) -> set[int]:
    """Drop the members of a family that does not ask and of which most have nothing below."""
    filled: Counter[object] = Counter()
    asking: Counter[object] = Counter()
    filled_in = {i for i in kept if nodes[i].answered} | _parted_by_headings(nodes, kept)
    for i in kept:
        filled[nodes[i].mark.family] += 1 if i in filled_in else -1
        asking[nodes[i].mark.family] += 1 if nodes[i].mark.strength >= ASKS else -1
    families = {family for family in filled if max(asking[family], filled[family]) > 0}
    left = {i for i in kept if i in filled_in or nodes[i].mark.family in families}
    return left - _headings_of(nodes, kept)


def _parted_by_headings(nodes: Sequence[Node], kept: set[int]) -> set[int]:
    """Find those whose answers begin at once with a heading of their own, as others of their family have."""
    members = Counter(nodes[i].mark.family for i in kept if nodes[i].mark.number)
    asking = Counter(nodes[i].mark.family for i in kept if nodes[i].mark.strength >= ASKS)
    begun = {n.parent for n in nodes if n.answered and n.mark.rank < BELOW_HEADINGS and n.parent in kept}
    parted = {nodes[i].mark.family for i in begun if nodes[i].answered and nodes[i].mark.number}
    return {
        i
        for i in begun
        if _MANY * asking[nodes[i].mark.family] >= members[nodes[i].mark.family] > _MANY
        or nodes[i].mark.family in parted
    }


def _headings_of(nodes: Sequence[Node], kept: set[int]) -> set[int]:
    """Find marks that are only a number above the question, which has a heading of its own."""
    return {
        i
        for i in kept
        if not (nodes[i].words or nodes[i].answered)
        and i + 1 in kept
        and nodes[i + 1].mark.rank > nodes[i].mark.rank
    }


def repeated(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find unanswered list entries that only repeat answered questions: a table of contents.

    What stands in such a list and is repeated in other words is an entry, too.
    """
    answered = {nodes[i].words for i in chosen if nodes[i].answered}
    entries = {i for i in chosen if not nodes[i].answered and nodes[i].mark.rank >= BELOW_HEADINGS}
    lists = Counter((nodes[i].parent, nodes[i].mark.family) for i in entries)
    told = {i for i in entries if nodes[i].words in answered}
    again = Counter((nodes[i].parent, nodes[i].mark.family) for i in told)
    most = {of for of, count in again.items() if count >= _FEW and count * 2 > lists[of]}
    return told | {i for i in entries if (nodes[i].parent, nodes[i].mark.family) in most}

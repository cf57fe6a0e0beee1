"""Ties: where two styles see a file's questions in different places and neither has the better claim."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mkdeck.read.choosing.ballot import Ballot
from mkdeck.values import dataclass

_ALIKE = 0.02
"""Strengths differ by 0.05 at least where the words do: a number, a label, a question mark."""

_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Tie:
    """Two styles of which one was taken."""

    taken: str
    other: str


def note(ballot: Ballot, i: int, rivals: Sequence[int], lead: float) -> None:
    """Note that marks of other styles inside of a mark are as strong as it is, and numbered if it is."""
    if abs(lead) > _ALIKE:
        return
    own = ballot.nodes[i].mark
    inner = (ballot.nodes[k].mark for k in rivals)
    others = frozenset(mark.style for mark in inner if mark.form == own.form) - {own.style}
    if others:
        ballot.alike[i] = others


def ties(ballot: Ballot, chosen: set[int]) -> list[Tie]:
    """List the pairs of styles that are alike in half of the places, or more, where the outer one asks."""
    if not ballot.alike:
        return []
    nodes = ballot.nodes
    members = Counter(nodes[i].mark.style for i, own in ballot.strength.items() if own >= _ENOUGH)
    pairs = Counter((nodes[i].mark.style, other) for i, others in ballot.alike.items() for other in others)
    taken = {nodes[i].mark.style for i in chosen if i in ballot.alike}
    return [
        Tie(outer, other) if outer in taken else Tie(other, outer)
        for (outer, other), count in sorted(pairs.items())
        if 2 * count >= members[outer]
    ]

"""Marks of several styles in one place, of which one counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdeck.read.marks import SURE, Mark


def each_once(marks: Sequence[Mark]) -> list[Mark]:
    """Of marks of several styles on one line keep the surest, of equals the first."""
    best: dict[int, Mark] = {}
    for mark in marks:
        known = best.get(mark.line)
        if known is None or mark.strength > known.strength:
            best[mark.line] = mark
    return _outside_of_cards(best.values())


def _outside_of_cards(marks: Iterable[Mark]) -> list[Mark]:
    """Leave out what stands inside of a card that signs begin and end."""
    kept: list[Mark] = []
    end = 0
    for mark in sorted(marks, key=lambda m: (m.start, -m.body)):
        if mark.start >= end or (kept and mark.start == kept[-1].start):
            kept.append(mark)
            end = mark.body if mark.strength >= SURE and mark.stop == mark.body else end
    return kept


def are_cards(outer: Mark, inner: Mark) -> bool:
    """Whether both are written in notations for cards, each in its own: neither is part of the other."""
    is_alike = outer.rank == inner.rank and outer.style != inner.style
    return is_alike and min(outer.strength, inner.strength) >= SURE

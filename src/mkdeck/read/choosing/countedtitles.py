"""Titles that are counted like the questions below them, whose own numbers run on through all sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import Mark
from mkdeck.read.words.looks import CERTAIN

_LEAST, _SHARE = 2, 3
"""So many titles, and so many times as many questions."""


def counted_titles(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find the members of a family that count for themselves, before and between those of a longer count."""
    families: dict[object, list[int]] = defaultdict(list)
    for i in sorted(chosen):
        if nodes[i].mark.number.isdecimal():
            families[nodes[i].mark.family].append(i)
    found: set[int] = set()
    for members in families.values():
        *shorter, questions = sorted(_counts(nodes, members), key=len)
        below = dict(pairwise(members))
        for titles in shorter:
            is_apart = titles[0] < questions[0] and {below.get(i) for i in titles} <= set(questions)
            if is_apart and len(titles) >= _LEAST and len(questions) >= _SHARE * len(titles):
                found |= set(titles) if all(nodes[i].mark.strength < CERTAIN for i in titles) else set()
    return found


def _counts(nodes: Sequence[Node], members: Sequence[int]) -> list[list[int]]:
    """Part the members into counts; each counts on the one that was last counted on and fits."""
    counts: list[list[int]] = []
    for i in members:
        before = int(nodes[i].mark.number) - 1
        fitting = [c for c in counts if int(nodes[c[-1]].mark.number) == before]
        count = max(fitting, key=lambda c: c[-1], default=[])
        counts = [c for c in counts if c is not count] + [[*count, i]]
    return counts


def ended_at(nodes: Sequence[Node], chosen: set[int], titles: set[int]) -> list[Mark]:
    """Give the marks that were chosen; none reaches beyond a title below it."""
    marks = []
    for i, following in pairwise([*sorted(chosen | titles), len(nodes)]):
        mark = nodes[i].mark
        if following in titles and not 0 <= mark.stop <= nodes[following].mark.start:
            mark = replace(mark, stop=nodes[following].mark.start)
        marks += [mark] if i in chosen else []
    return marks

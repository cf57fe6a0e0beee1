"""Other readings of a file, for where the first passes over questions that surely ask and are answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mkdeck.read.choosing.outline import Node, outline
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, CERTAIN

Choose = Callable[[Sequence[Mark]], list[Mark]]

_LEAST = 3
"""Questions passed over; one or two may be rhetorical."""

_MANY, _EACH = 5, 3
"""So many headings of one kind that surely ask, and so many to each answer, are no part of the answers."""

_MISSED, _EMPTY = 0.5, 0.1
"""What a question that is passed over, and one without an answer, take off the worth of a reading."""

_MORE, _LEAD = 1.3, 1.0
"""So many times, and so much, must another reading be worth more than the first."""


def best_reading(
    sheet: Sheet, marks: Sequence[Mark], nodes: Sequence[Node], first: list[Mark], choose: Choose
) -> list[Mark]:
    """Give the first reading, or another one that is worth clearly more; `choose` reads some of the marks."""
    passed = _passed_over(nodes, first)
    if len(passed) < _LEAST:
        return first
    others = [_with(nodes, first, passed), *map(choose, _alone(marks))]
    worth, at = max((_worth(sheet, nodes, other), -n) for n, other in enumerate(others))
    known = _worth(sheet, nodes, first)
    return others[-at] if worth > max(_MORE * known, known + _LEAD) else first


def _worth(sheet: Sheet, nodes: Sequence[Node], chosen: Sequence[Mark]) -> float:
    """Weigh what a reading finds against what it passes over."""
    found = sum(n.mark.strength if n.answered else -_EMPTY for n in outline(sheet, chosen))
    return found - _MISSED * sum(nodes[i].mark.strength for i in _passed_over(nodes, chosen))


def _passed_over(nodes: Sequence[Node], chosen: Sequence[Mark]) -> set[int]:
    """Find what asks and is answered, is not chosen, and is no part of the answer of what is."""
    lines = {m.line for m in chosen}
    passed: set[int] = set()
    held: dict[int, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        if node.mark.line in lines or node.is_title or not node.answered or node.mark.strength < ASKS:
            continue
        holder = next((a for a in _around(nodes, i) if nodes[a].mark.line in lines), -1)
        if holder < 0:
            passed.add(i)
        else:
            held[holder].append(i)
    return passed.union(_in_sections(nodes, held), _in_crowds(nodes, held))


def _in_sections(nodes: Sequence[Node], held: dict[int, list[int]]) -> Iterator[int]:
    """Give what surely asks in a mark that says nothing itself; one alone may be that mark's own question."""
    for holder, inner in held.items():
        node = nodes[holder]
        if not node.answered and (node.mark.strength < ASKS or not node.words):
            sure = [i for i in inner if nodes[i].mark.strength >= CERTAIN]
            yield from sure if len(sure) > 1 else ()


def _in_crowds(nodes: Sequence[Node], held: dict[int, list[int]]) -> Iterator[int]:
    """Give the headings of each kind of which many surely ask, and many in each mark that holds some."""
    headings: dict[tuple[str, int, str], dict[int, int]] = defaultdict(dict)
    for holder, inner in held.items():
        for i in inner:
            if nodes[i].mark.rank < BELOW_HEADINGS:
                headings[nodes[i].mark.family][i] = holder
    for kind in headings.values():
        sure = sum(nodes[i].mark.strength >= CERTAIN for i in kind)
        yield from kind if sure >= max(_MANY, _EACH * len(set(kind.values()))) else ()


def _with(nodes: Sequence[Node], first: Sequence[Mark], passed: set[int]) -> list[Mark]:
    """Read what was passed over as questions, too, and what only holds it as none."""
    around = {a for i in passed for a in _around(nodes, i)}
    asking = {i for i in around if nodes[i].answered and nodes[i].mark.strength >= CERTAIN}
    dropped = {nodes[i].mark.line for i in around - asking}
    added = [nodes[i].mark for i in passed]
    kept = [m for m in (*first, *added) if m.line not in dropped]
    return sorted(kept, key=lambda m: (m.start, m.line))


def _alone(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Give the marks of each style, each level and each family by themselves, other headings as sections."""
    groups: dict[tuple[object, ...], list[Mark]] = defaultdict(list)
    for mark in marks:
        for key in ((mark.style,), (mark.style, mark.rank), mark.family):
            groups[key].append(mark)
    for group in groups.values():
        if sum(m.strength >= ASKS for m in group) >= _LEAST:
            own = {id(m) for m in group}
            others = [m for m in marks if m.rank < BELOW_HEADINGS and id(m) not in own]
            yield [*group, *(replace(m, strength=0.0) for m in others)]


def _around(nodes: Sequence[Node], i: int) -> Iterator[int]:
    """Give what stands around a mark, innermost first."""
    while (i := nodes[i].parent) >= 0:
        yield i

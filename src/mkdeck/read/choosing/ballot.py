"""How strong each mark is in the company of its family, and which marks stand around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field

from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS, SURE
from mkdeck.values import dataclass


@dataclass(slots=True)
class Ballot:
    """The strength of each mark in the company of its family."""

    nodes: Sequence[Node]
    strength: dict[int, float] = field(default_factory=dict)
    """By the node's index."""

    alike: dict[int, frozenset[str]] = field(default_factory=dict)
    """By a node's index, the other styles that see questions inside of it that are just as strong."""


def weighed(nodes: Sequence[Node]) -> Ballot:
    """Mix each mark's own strength with that of its family."""
    families: dict[object, list[float]] = defaultdict(list)
    for node in nodes:
        if node.mark.strength and not node.is_title:
            families[node.mark.family].append(node.mark.strength)
    means = {family: sum(values) / len(values) for family, values in families.items()}
    ballot = Ballot(nodes)
    for i, node in enumerate(nodes):
        own = node.mark.strength
        is_out = node.is_title or not own
        fixed = node.mark.form == "labelled" or own >= SURE
        mean = 0.0 if is_out else means[node.mark.family]
        ballot.strength[i] = 0.0 if is_out else own if fixed else 0.4 * own + 0.6 * mean
    return ballot


def filled(nodes: Sequence[Node]) -> set[int]:
    """Find the marks with something below them, be it only a heading that begins their answer."""
    begun = {n.parent for n in nodes if n.answered and n.mark.rank < BELOW_HEADINGS}
    return begun | {i for i, n in enumerate(nodes) if n.answered}


def above(nodes: Sequence[Node], i: int) -> list[int]:
    """List the marks around a mark, innermost first."""
    found = []
    parent = nodes[i].parent
    while parent >= 0:
        found.append(parent)
        parent = nodes[parent].parent
    return found

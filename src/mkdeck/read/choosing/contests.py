"""Contests between a mark and those inside of it: which are the questions, and which only hold them."""

from __future__ import annotations

from collections import Counter, defaultdict

from mkdeck.read.choosing.ballot import Ballot, filled
from mkdeck.read.choosing.ties import note
from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.words.looks import ASKS, CERTAIN

_ENOUGH = 0.5
"""Marks weaker than that are questions only where their whole level is."""

_LABELLED = 0.95
"""What stands inside of what asks, too, is the question only where a label says so."""

_SEVERAL = 3
"""So many that ask more surely make a section of what only begins like a question."""

_RULE = 5
"""So many members to each one that holds others make a family regular."""

_LEAD = 0.05
"""So much stronger must they be in the mean."""


def settled(ballot: Ballot) -> set[int]:
    """From the inside out, let each mark win over those inside of it, or give way to them."""
    nodes = ballot.nodes
    inside: dict[int, set[int]] = defaultdict(set)
    regular, hollow, full = _regular(ballot), _hollow(ballot), filled(nodes)
    for i in range(len(nodes) - 1, -1, -1):
        inner = inside.pop(i, set())
        wins = ballot.strength[i] >= _ENOUGH and (
            (nodes[i].mark.family in regular and not _only_names(ballot, i, inner))
            or not (_gives_way(ballot, i, inner & full) or (i in hollow and hollow[i] <= inner))
        )
        inside[nodes[i].parent] |= {i} if wins else inner
    return inside[-1]


def _only_names(ballot: Ballot, i: int, inner: set[int]) -> bool:
    """Whether what does not ask has nothing to say but what is inside of it, or all of that has labels."""
    node = ballot.nodes[i]
    if not inner or node.mark.strength >= ASKS:
        return False
    return not node.answered or all(ballot.strength[k] >= _LABELLED for k in inner)


def _regular(ballot: Ballot) -> set[tuple[str, int, str]]:
    """Find the families that ask and answer throughout: what stands inside of one or two is their own.

    A family of sections holds questions in most of its members, one of questions in hardly any.
    """
    nodes = ballot.nodes
    strong = [i for i, n in enumerate(nodes) if n.answered and ballot.strength[i] >= _ENOUGH]
    members = Counter(nodes[i].mark.family for i in strong)
    asking = Counter(nodes[i].mark.family for i in strong if nodes[i].mark.strength >= ASKS)
    inner = [i for i in strong if nodes[i].parent >= 0]
    around = Counter(nodes[a].mark.family for a in {nodes[i].parent for i in inner})
    held = Counter(nodes[nodes[i].parent].mark.family for i in inner)
    own = {nodes[i].mark.family for i in inner if nodes[nodes[i].parent].mark.family == nodes[i].mark.family}
    return {
        family
        for family, many in members.items()
        if many >= _RULE * max(1, around[family]) and many > held[family] and 2 * asking[family] >= many
    } - own


def _hollow(ballot: Ballot) -> dict[int, set[int]]:
    """Give the counted headings below each one that does not ask, where most like it have nothing to say."""
    nodes = ballot.nodes
    below: dict[int, set[int]] = defaultdict(set)
    for i, node in enumerate(nodes):
        if node.answered and node.mark.form == "numbered" and node.mark.rank < BELOW_HEADINGS:
            below[node.parent].add(i)
    families = Counter(n.mark.family for n in nodes)
    empty = Counter(n.mark.family for n in nodes if not n.answered)
    return {
        i: inner
        for i, inner in below.items()
        if i >= 0
        and len(inner) > 1
        and not nodes[i].answered
        and nodes[i].mark.strength < ASKS
        and 2 * empty[nodes[i].mark.family] > families[nodes[i].mark.family]
    }


def _gives_way(ballot: Ballot, i: int, rivals: set[int]) -> bool:
    """Whether a mark is a section around the questions inside of it rather than one itself."""
    node = ballot.nodes[i]
    if not rivals:
        return False
    strengths = [ballot.strength[k] for k in rivals]
    asking = sum(ballot.nodes[k].mark.strength >= ASKS for k in rivals)
    if len(rivals) > 1 and not (node.words or node.answered) and (not i or 2 * asking >= len(rivals)):
        return True
    lead = sum(strengths) / len(strengths) - ballot.strength[i]
    note(ballot, i, sorted(rivals), lead)
    if node.answered and node.mark.strength >= ASKS:
        is_surpassed = len(rivals) >= _SEVERAL and node.mark.strength < CERTAIN and lead > _LEAD
        return min(strengths) >= (ASKS if is_surpassed else _LABELLED)
    return lead > _LEAD

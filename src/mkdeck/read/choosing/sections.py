"""Marks that are sections around questions rather than questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mkdeck.read.choosing.ballot import Ballot, above
from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.words.looks import ASKS, CERTAIN

Family = tuple[str, int, str]

_ENOUGH = 0.5
"""Marks weaker than that are questions only where their whole level is."""


def without_sections(ballot: Ballot, kept: set[int]) -> set[int]:
    """Drop the members of a family of which most are sections around other questions.

    So is one that asks nothing and holds more questions than it has members, as "3. Summary" may.
    """
    nodes = ballot.nodes
    around: Counter[Family] = Counter()
    members: Counter[Family] = Counter()
    holders = {a for k in kept for a in above(nodes, k)}
    for i, node in enumerate(nodes):
        if ballot.strength[i] >= _ENOUGH:
            members[node.mark.family] += 1
            around[node.mark.family] += i in holders
    sections = {family for family, count in around.items() if count and count * 2 >= members[family]}
    sections |= {family for family in members if _is_outweighed(nodes, kept, family)}
    left = {i for i in kept if nodes[i].mark.strength >= ASKS or nodes[i].mark.family not in sections}
    return left | _freed(nodes, kept - left, {nodes[i].mark.family for i in left})


def _is_outweighed(nodes: Sequence[Node], kept: set[int], family: Family) -> bool:
    """Whether headings ask nothing, and one on their level holds more questions than they are."""
    members = [n for n in nodes if n.mark.family == family]
    if family[1] >= BELOW_HEADINGS or any(n.mark.strength >= ASKS for n in members):
        return False
    level = {i for i, n in enumerate(nodes) if n.mark.family[:2] == family[:2]}
    asking = [k for k in kept if nodes[k].mark.strength >= CERTAIN]
    held = Counter(a for k in asking for a in above(nodes, k) if a in level)
    return max(held.values(), default=0) > len(members)


def _freed(nodes: Sequence[Node], sections: set[int], families: set[Family]) -> set[int]:
    """Find what stands in these sections and is like the questions with labels or numbers elsewhere."""
    return {
        i
        for i, node in enumerate(nodes)
        if node.parent in sections
        and node.answered
        and node.mark.family in families
        and node.mark.form != "plain"
    }

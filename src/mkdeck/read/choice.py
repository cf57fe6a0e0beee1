"""Chooses among the marks of all styles: which are questions, which are sections or parts of an answer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from mkdeck.read.ballot import Ballot, above, weighed
from mkdeck.read.levels import (
    commonest,
    like_siblings,
    same_level,
    side_by_side,
    without_leads,
    without_refrains,
)
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.outline import Node, outline
from mkdeck.read.quizzes import without_notes_around
from mkdeck.read.sheet import Sheet
from mkdeck.read.strangers import folds_in_folds, without_strangers
from mkdeck.read.ties import Tie, note, ties

_ENOUGH = 0.5
"""Marks weaker than that are questions only where their whole level is."""

_ASKS = 0.75
_CERTAIN = 0.9
"""With a question mark."""

_RULE = 5
"""So many members to each one that holds others make a family regular."""

_LABELLED, _MANY = 0.95, 3
"""So many marks that a label begins are the questions of what only sounds like one."""


def choose(sheet: Sheet, marks: Sequence[Mark]) -> tuple[list[Mark], list[Tie]]:
    """Choose the marks that are questions, in document order, and name the styles that do as well."""
    nodes = outline(sheet, marks)
    ballot = weighed(nodes)
    kept = _settled(ballot)
    kept = without_leads(nodes, _without_empty(nodes, _without_sections(ballot, kept)))
    chosen = kept | same_level(ballot, kept)
    chosen = without_refrains(nodes, {i for i in chosen if not _is_inside(nodes, i, chosen)})
    chosen = like_siblings(nodes, chosen)
    chosen |= folds_in_folds(nodes, chosen)
    chosen = chosen | side_by_side(nodes) if chosen else commonest(nodes)
    twice = _repeated(nodes, chosen)
    chosen = without_notes_around(nodes, without_strangers(nodes, chosen - twice))
    return [nodes[i].mark for i in sorted(chosen)], ties(ballot, chosen)


def _settled(ballot: Ballot) -> set[int]:
    """From the inside out, let each mark win over those inside of it, or give way to them."""
    nodes = ballot.nodes
    inside: dict[int, set[int]] = defaultdict(set)
    regular = _regular(ballot)
    for i in range(len(nodes) - 1, -1, -1):
        inner, own = inside[i], ballot.strength[i]
        wins = {i} if own >= _ENOUGH else set()
        if wins and nodes[i].mark.family not in regular and _gives_way(ballot, i, inner):
            wins = set()
        result = wins or inner
        parent = nodes[i].parent
        inside[parent] |= result
        inside.pop(i, None)
    return inside[-1]


def _regular(ballot: Ballot) -> set[tuple[str, int, str]]:
    """Find the families that ask and answer throughout: what stands inside of one or two is their own.

    A family of sections holds questions in most of its members, one of questions in hardly any.
    """
    nodes = ballot.nodes
    strong = [i for i, n in enumerate(nodes) if n.answered and ballot.strength[i] >= _ENOUGH]
    members = Counter(nodes[i].mark.family for i in strong)
    asking = Counter(nodes[i].mark.family for i in strong if nodes[i].mark.strength >= _ASKS)
    inner = [i for i in strong if nodes[i].parent >= 0]
    held = Counter(nodes[nodes[i].parent].mark.family for i in inner)
    around = Counter(nodes[a].mark.family for a in {nodes[i].parent for i in inner})
    own = {nodes[i].mark.family for i in inner if nodes[nodes[i].parent].mark.family == nodes[i].mark.family}
    return {
        family
        for family, many in members.items()
        if many >= _RULE * max(1, around[family]) and many > held[family] and 2 * asking[family] >= many
    } - own


def _gives_way(ballot: Ballot, i: int, inner: set[int]) -> bool:
    """Whether a mark is a section around the questions inside of it rather than one itself."""
    nodes, own = ballot.nodes, ballot.strength[i]
    rivals = [k for k in inner if nodes[k].answered]
    if not rivals:
        return False
    strengths = [ballot.strength[k] for k in rivals]
    if not (nodes[i].words or nodes[i].answered) and len(rivals) > 1 and min(strengths) >= _ASKS:
        return True
    if not nodes[i].words and len(rivals) > 1 and all(_is_titled(nodes[k]) for k in rivals):
        return True
    if not nodes[i].answered and len(rivals) > 1:
        own -= 0.3
    lead = sum(strengths) / len(strengths) - own
    note(ballot, i, rivals, lead)
    if nodes[i].answered and nodes[i].mark.strength >= _ASKS:
        is_sure = nodes[i].mark.strength >= _CERTAIN or len(rivals) < _MANY
        return min(strengths) >= (SURE if is_sure else _LABELLED)
    return lead > 0.05


def _is_titled(node: Node) -> bool:
    """Whether a heading has a label of its own and words behind it."""
    return node.mark.form == "labelled" and node.mark.rank < BELOW_HEADINGS and bool(node.words)


def _without_sections(ballot: Ballot, kept: set[int]) -> set[int]:
    """Drop the members of a family of which most are sections around other questions."""
    nodes = ballot.nodes
    around: Counter[object] = Counter()
    members: Counter[object] = Counter()
    holders = {a for k in kept for a in above(nodes, k)}
    for i, node in enumerate(nodes):
        if ballot.strength[i] >= _ENOUGH:
            members[node.mark.family] += 1
            around[node.mark.family] += i in holders
    left = {
        i
        for i in kept
        if nodes[i].mark.strength >= _ASKS
        or around[nodes[i].mark.family] * 2 < members[nodes[i].mark.family]
        or not around[nodes[i].mark.family]
    }
    families = {nodes[i].mark.family for i in left if nodes[i].mark.form != "plain"}
    freed = {i for i, n in enumerate(nodes) if n.parent in kept - left and n.mark.family in families}
    return left | {i for i in freed if nodes[i].answered}


def _without_empty(nodes: Sequence[Node], kept: set[int]) -> set[int]:
    """Drop the members of a family that does not ask and of which most have nothing below."""
    filled: Counter[object] = Counter()
    asking: Counter[object] = Counter()
    filled_in = kept & _parted_by_headings(nodes, kept)
    for i in kept:
        filled[nodes[i].mark.family] += 1 if nodes[i].answered or i in filled_in else -1
        asking[nodes[i].mark.family] += 1 if nodes[i].mark.strength >= _ASKS else -1
    return {
        i
        for i in kept
        if (
            nodes[i].answered
            or i in filled_in
            or max(asking[nodes[i].mark.family], filled[nodes[i].mark.family]) > 0
        )
        and not _is_heading_of(nodes, i, kept)
    }


def _parted_by_headings(nodes: Sequence[Node], kept: set[int]) -> set[int]:
    """Find the members of families that ask whose answers begin at once with a heading of their own."""
    members = Counter(nodes[i].mark.family for i in kept if nodes[i].mark.number)
    asking = Counter(nodes[i].mark.family for i in kept if nodes[i].mark.strength >= _ASKS)
    begun = {n.parent for n in nodes if n.answered and n.mark.rank < BELOW_HEADINGS and n.parent in kept}
    return {i for i in begun if _MANY * asking[nodes[i].mark.family] >= members[nodes[i].mark.family] > _MANY}


def _is_heading_of(nodes: Sequence[Node], i: int, kept: set[int]) -> bool:
    """Whether a mark is only a number with nothing below but the question, which has a heading of its own."""
    if nodes[i].words or nodes[i].answered or i + 1 not in kept:
        return False
    return nodes[i + 1].mark.rank > nodes[i].mark.rank


def _is_inside(nodes: Sequence[Node], i: int, chosen: set[int]) -> bool:
    """Whether another chosen mark holds this one."""
    return any(a in chosen for a in above(nodes, i))


def _repeated(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find unanswered list entries that only repeat an answered question: a table of contents."""
    answered = {nodes[i].words for i in chosen if nodes[i].answered}
    return {
        i
        for i in chosen
        if not nodes[i].answered and nodes[i].mark.rank >= BELOW_HEADINGS and nodes[i].words in answered
    }

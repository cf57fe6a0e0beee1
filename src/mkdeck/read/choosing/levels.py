"""Headings of one level judged together: where enough of them ask, where all do, where none does."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from mkdeck.read.choosing.ballot import Ballot, above
from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.words.looks import ASKS, CERTAIN

_SENTENCE = 8
"""Words; titles are shorter."""

_WHOLE = 5
"""Words; a lone question of fewer, as "Why is it so?", goes on with the one above."""

_SHARE = 0.1
"""Of the headings of one level; where so many ask, the others are questions too."""


def same_level(ballot: Ballot, kept: set[int]) -> set[int]:
    """Add the plain headings of a level on which enough headings ask."""
    nodes = ballot.nodes
    added: set[int] = set()
    only = _only_level(nodes, kept)
    holders = {a for k in kept for a in above(nodes, k)}
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        if node.mark.rank < BELOW_HEADINGS and node.mark.strength and not node.is_title and i not in holders:
            groups[node.mark.style, node.mark.rank].append(i)
    for members in groups.values():
        plain = [i for i in members if nodes[i].mark.form == "plain" and nodes[i].answered]
        others = [i for i in members if nodes[i].mark.form != "plain" and i in kept]
        asking = [
            i
            for i in members
            if nodes[i].mark.form == "plain" and nodes[i].mark.strength >= ASKS and i in kept
            if nodes[i].answered or not others
        ]
        least = 1 if set(plain) & only else _SHARE * len(plain)
        if plain and len(asking) >= least and len(others) <= 3 * len(plain):
            added |= set(plain)
        elif others:
            added |= {i for i in plain if _is_task(nodes[i])}
    return added


def _only_level(nodes: Sequence[Node], kept: set[int]) -> set[int]:
    """Give the headings that would be the questions if none asked, where nothing else in the file asks."""
    is_plain = all(nodes[i].mark.form == "plain" and nodes[i].mark.rank < BELOW_HEADINGS for i in kept)
    level = commonest(nodes) if kept and is_plain else set()
    return level if {i for i in kept if nodes[i].answered} <= level else set()


def without_refrains(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Drop headings that ask nothing and say the same in each section, where most of their level ask."""
    plain = [i for i in chosen if nodes[i].mark.form == "plain" and nodes[i].mark.rank < BELOW_HEADINGS]
    times = Counter((nodes[i].mark.rank, nodes[i].words) for i in plain)
    asking = Counter(nodes[i].mark.rank for i in plain if nodes[i].mark.strength >= ASKS)
    every = Counter(nodes[i].mark.rank for i in plain)
    return chosen - {
        i
        for i in plain
        if nodes[i].mark.strength < ASKS
        and times[nodes[i].mark.rank, nodes[i].words] > 1
        and 2 * asking[nodes[i].mark.rank] >= every[nodes[i].mark.rank]
    }


def like_siblings(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Choose the tasks below labelled headings that hold nothing of their own."""
    ranks = {nodes[i].mark.rank for i in chosen if nodes[i].answered and nodes[i].mark.rank < BELOW_HEADINGS}
    empty = {i for i in chosen if not nodes[i].answered and nodes[i].mark.form == "labelled"}
    below = {i for i, n in enumerate(nodes) if n.parent in empty and n.mark.rank in ranks and n.answered}
    holding = {nodes[nodes[i].parent].mark.family for i in below}
    return {i for i in chosen if i not in empty or nodes[i].mark.family not in holding} | below


def _is_task(node: Node) -> bool:
    """Whether a heading beside labelled questions is a whole sentence: a task without a number."""
    text = "".join(t.content for t in node.mark.prompt).rstrip(" *_")
    return len(text.split()) >= _SENTENCE and text.endswith((".", ":", "!", "?"))


def commonest(nodes: Sequence[Node]) -> set[int]:
    """Where nothing asks: every heading of the level that most of the answered ones have."""
    leaves = [i for i, n in enumerate(nodes) if n.answered and n.mark.strength and not n.is_title]
    leaves = [i for i in leaves if nodes[i].mark.rank < BELOW_HEADINGS]
    if not leaves:
        return set()
    levels = Counter((nodes[i].mark.style, nodes[i].mark.rank) for i in leaves)
    best = max(levels, key=lambda k: (levels[k], -k[1]))
    return {i for i in leaves if (nodes[i].mark.style, nodes[i].mark.rank) == best}


def side_by_side(nodes: Sequence[Node]) -> set[int]:
    """Find the levels below questions whose headings all end in a question mark: questions, too."""
    groups: dict[int, list[int]] = defaultdict(list)
    for i, node in enumerate(nodes):
        if node.mark.style == "headings" and node.mark.strength and not node.is_title:
            groups[node.mark.rank].append(i)
    levels = [g for g in groups.values() if all(_is_certain(nodes[i]) for i in g)]
    levels = [g for g in levels if len(g) > 1 or len(nodes[g[0]].words.split()) >= _WHOLE]
    return {i for g in levels for i in g if not any(nodes[a].mark.form != "plain" for a in above(nodes, i))}


def _is_certain(node: Node) -> bool:
    return node.answered and node.mark.form == "plain" and node.mark.strength >= CERTAIN

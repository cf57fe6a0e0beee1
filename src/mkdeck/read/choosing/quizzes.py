"""Notes that end in a quiz: where a section is named for its questions, the notes around it ask nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.words.looks import ASKS, names_questions

_FEW = 2
"""Answered questions that a list of others does not outweigh where fewer of those are answered."""


def without_notes_around(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Drop what is marked outside of such sections, unless it asks more often or in the same way."""
    inside = _in_sections(nodes, chosen)
    if not inside:
        return chosen
    families = _telling(nodes, inside) | _counted(nodes, chosen - inside)
    asked = {nodes[i].mark.family for i in inside}
    outside = [
        i
        for i in chosen - inside
        if nodes[i].mark.form != "labelled"
        and nodes[i].mark.family not in families
        and (nodes[i].mark.strength < ASKS or nodes[i].mark.family not in asked)
    ]
    asking = [i for i in outside if nodes[i].mark.strength >= ASKS]
    told = sum(nodes[i].answered for i in asking)
    if len(asking) > len(inside) or told >= max(_FEW, 1 + sum(nodes[i].answered for i in inside)):
        return chosen
    return chosen - set(outside)


def _telling(nodes: Sequence[Node], inside: set[int]) -> set[tuple[str, int, str]]:
    """Find the families of which not all that stand inside ask."""
    return {nodes[i].mark.family for i in inside if nodes[i].mark.strength < ASKS}


def _in_sections(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find what asks below a heading that is named for questions, down to the next heading of its rank.

    Where nothing else stands below it, headings of its own rank that ask do so, too.
    """
    inside: set[int] = set()
    rank = level = 0
    for i, node in enumerate(nodes):
        if level == node.mark.rank and i in chosen and node.mark.strength >= ASKS:
            inside.add(i)
        elif node.mark.rank < BELOW_HEADINGS and (not rank or node.mark.rank <= rank):
            is_named = not node.is_title and node.mark.form != "labelled" and names_questions(node.words)
            rank = node.mark.rank if is_named else 0
            level = 0 if node.answered else rank
        elif rank and (i in chosen or node.mark.strength >= ASKS):
            inside.add(i)
    return inside


def _counted(nodes: Sequence[Node], outside: set[int]) -> set[tuple[str, int, str]]:
    """Find the families of which most are counted and ask; "2.1.3" is the number of a chapter's part."""
    counted = [nodes[i].mark for i in outside if nodes[i].mark.number.isdecimal()]
    every = Counter(mark.family for mark in counted if mark.form == "numbered")
    asking = Counter(mark.family for mark in counted if mark.strength >= ASKS)
    return {family for family, many in every.items() if 2 * asking[family] > many}

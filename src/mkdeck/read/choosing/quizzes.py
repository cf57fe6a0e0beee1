"""Notes that end in a quiz: where a section is named for its questions, the notes around it ask nothing."""

from __future__ import annotations

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
    families = {nodes[i].mark.family for i in inside}
    outside = [
        i for i in chosen - inside if not _is_marked(nodes[i]) and nodes[i].mark.family not in families
    ]
    asking = [i for i in outside if nodes[i].mark.strength >= ASKS]
    told = sum(nodes[i].answered for i in asking)
    if len(asking) > len(inside) or told >= max(_FEW, 1 + sum(nodes[i].answered for i in inside)):
        return chosen
    return chosen - set(outside)


def _in_sections(nodes: Sequence[Node], chosen: set[int]) -> set[int]:
    """Find what asks below a heading that is named for questions, down to the next heading of its rank."""
    inside: set[int] = set()
    rank = 0
    for i, node in enumerate(nodes):
        if node.mark.rank < BELOW_HEADINGS and (not rank or node.mark.rank <= rank):
            is_named = not node.is_title and node.mark.form != "labelled" and names_questions(node.words)
            rank = node.mark.rank if is_named else 0
        elif rank and (i in chosen or node.mark.strength >= ASKS):
            inside.add(i)
    return inside


def _is_marked(node: Node) -> bool:
    """Whether a label or a number of its own says that it asks; "2.1.3" is the number of a chapter's part."""
    is_counted = node.mark.form == "numbered" and node.mark.number.isdecimal()
    return node.mark.form == "labelled" or (is_counted and node.mark.strength >= ASKS)

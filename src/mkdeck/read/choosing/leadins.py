"""What leads up to a part of an answer, and looks like a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mkdeck.read.choosing.outline import Node
from mkdeck.read.marks import BELOW_HEADINGS
from mkdeck.read.words.looks import CERTAIN

_FEW = 4
"""Words; more before a colon set a task: "Explain the following two terms:"."""


def without_leads(nodes: Sequence[Node], kept: set[int]) -> set[int]:
    """Drop headings like "What this teaches", and "**How it works:**" in bold, beside what surely asks."""
    marked = [i for i in kept if nodes[i].mark.strength >= CERTAIN]
    left = kept - _in_bold(nodes, kept, marked)
    if any(nodes[i].mark.rank < BELOW_HEADINGS for i in marked):
        return left
    heads = {i for i in left if nodes[i].mark.rank < BELOW_HEADINGS and nodes[i].mark.form == "plain"}
    return left - heads if 2 * len(heads) <= len(marked) else left


def _in_bold(nodes: Sequence[Node], kept: set[int], marked: Sequence[int]) -> set[int]:
    """Find those in bold where twice as many of their kind surely ask."""
    leads = [i for i in kept if _leads(nodes[i])]
    few, many = (Counter(nodes[i].mark.family for i in some) for some in (leads, marked))
    return {i for i in leads if many[nodes[i].mark.family] >= 2 * few[nodes[i].mark.family]}


def _leads(node: Node) -> bool:
    """Whether few words in bold end in a colon and have no mark of a question."""
    if node.mark.style != "bold paragraphs" or node.mark.form != "plain" or node.mark.strength >= CERTAIN:
        return False
    text = "".join(t.content for t in node.mark.prompt).rstrip(" *_")
    return len(node.words.split()) <= _FEW and text.endswith((":", "："))

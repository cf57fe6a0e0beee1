"""Questions that are headings inside the items of a list: `1. ### What is …?`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdeck.read.markdown.anchors import without_anchors
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.marks import Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS

NAME = "headings in list items"
_LEVEL = 2
"""Of what stands in an item of an outermost list."""


_MANY = 3
"""Headings in a list beside which an item without one that asks is a question, too."""


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each heading that begins an item of an outermost list."""
    tokens = sheet.tokens
    for block in among:
        if not block.kind.endswith("_list"):
            continue
        inner = range(block.start + 2, block.stop)
        firsts = [
            at for at in inner if tokens[at - 1].type == "list_item_open" and tokens[at].level == _LEVEL
        ]
        tags = [tokens[at].tag for at in firsts if tokens[at].type == "heading_open"]
        for at in firsts if tags else ():
            if tokens[at].type == "heading_open":
                yield _mark(sheet, at, int(tokens[at].tag[1:]))
            elif len(tags) >= _MANY and tokens[at].type == "paragraph_open":
                mark = _mark(sheet, at, int(tags[0][1:]))
                if mark.strength >= ASKS and tokens[mark.body].type != "list_item_close":
                    yield mark


def _mark(sheet: Sheet, at: int, rank: int) -> Mark:
    """See a question in the block that begins an item."""
    tokens = sheet.tokens
    prompt = without_anchors(tokens[at + 1].children or ())
    form, number, strength = weigh(sheet.masks, prompt)
    start = at - 2 if tokens[at - 2].type.endswith("_list_open") else at - 1
    line = (tokens[at].map or [0])[0]
    mark = Mark(NAME, start, at + 3, prompt, rank, form, strength, number, line=line)
    ordinal = tokens[at - 1].info
    if form == "plain" and ordinal:
        return replace(mark, form="numbered", number=ordinal, strength=max(strength, 0.6))
    return mark

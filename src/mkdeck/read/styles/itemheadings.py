"""Questions that are headings inside the items of a list: `1. ### What is …?`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdeck.read.markdown.anchors import without_anchors
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.marks import Mark, weigh
from mkdeck.read.sheet import Sheet

NAME = "headings in list items"


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each heading that begins an item of an outermost list."""
    tokens = sheet.tokens
    lists = (b for b in among if b.kind.endswith("_list"))
    for at in (n for b in lists for n in range(b.start, b.stop)):
        token = tokens[at]
        if token.type != "heading_open" or token.level != 2 or tokens[at - 1].type != "list_item_open":
            continue
        prompt = without_anchors(tokens[at + 1].children or ())
        form, number, strength = weigh(sheet.masks, prompt)
        start = at - 2 if tokens[at - 2].type.endswith("_list_open") else at - 1
        mark = Mark(NAME, start, at + 3, prompt, int(token.tag[1:]), form, strength, number)
        ordinal = tokens[at - 1].info
        if form == "plain" and ordinal:
            mark = replace(mark, form="numbered", number=ordinal, strength=max(strength, 0.6))
        yield replace(mark, line=token.map[0] if token.map else 0)

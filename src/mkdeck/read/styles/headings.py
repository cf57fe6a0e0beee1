"""Questions that are headings: numbered, labelled, or all of a level that the file uses for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.read.anchors import without_anchors
from mkdeck.read.blocks import Block
from mkdeck.read.marks import Mark, weigh
from mkdeck.read.sheet import Sheet

NAME = "headings"


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each heading that stands by itself."""
    tokens = sheet.tokens
    for block in among:
        if block.kind == "heading":
            at, token = block.start, tokens[block.start]
            prompt = without_anchors(tokens[at + 1].children or ())
            form, number, strength = weigh(sheet.masks, prompt)
            yield Mark(
                style=NAME,
                start=at,
                body=at + 3,
                prompt=prompt,
                rank=int(token.tag[1:]),
                form=form,
                strength=strength,
                number=number,
                line=token.map[0] if token.map else 0,
            )

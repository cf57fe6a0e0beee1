"""Terms with their definitions: a line, and below it one that begins with `: `."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.read.blocks import Block
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.bold import paragraph

NAME = "definitions"


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card in each paragraph whose second line begins with a colon."""
    tokens = sheet.tokens
    for block in among if "\n:" in sheet.text else ():
        children = tokens[block.start + 1].children or [] if block.kind == "paragraph" else []
        end = next((i for i, t in enumerate(children) if t.type in ("softbreak", "hardbreak")), 0)
        if not end or end + 1 >= len(children) or not children[end + 1].content.startswith(": "):
            continue
        line = (tokens[block.start].map or [0])[0]
        yield Mark(
            style=NAME,
            start=block.start,
            body=block.stop,
            prompt=tuple(children[:end]),
            rank=BELOW_HEADINGS + 4,
            form="labelled",
            strength=SURE,
            head=paragraph(children[end:], line + 1),
            stop=block.stop,
            line=line,
        )

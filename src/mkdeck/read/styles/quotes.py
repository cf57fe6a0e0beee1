"""Questions in quotations: `> [!question] What is …?`, or a quotation that begins with a bold question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.blocks import Block, blocks
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.bold import bold_end, breaks, paragraph

NAME = "quotations"

_CALLOUT = re.compile(r"\[!(?:question|faq|help|card|flashcard)\][+-]?\s*", re.IGNORECASE)
_ASKS = 0.75


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in the first line of each quotation that asks, with the answer inside or below."""
    tokens = sheet.tokens
    for block in among:
        if block.kind != "blockquote" or tokens[block.start + 1].type != "paragraph_open":
            continue
        children = tokens[block.start + 2].children or []
        prompt, rest, is_callout = _parted(children)
        form, number, strength = weigh(sheet.masks, prompt)
        if not prompt or (not is_callout and strength < _ASKS):
            continue
        inner = blocks(tokens, block.start + 1, block.stop - 1)
        line = (tokens[block.start + 2].map or [0])[0]
        head = (
            *paragraph(rest, line + breaks((*prompt, *rest[:1]))),
            *tokens[inner[0].stop : block.stop - 1],
        )
        yield Mark(
            style=NAME,
            start=block.start,
            body=block.stop,
            prompt=prompt,
            rank=BELOW_HEADINGS + 4,
            form="labelled" if is_callout else form,
            strength=SURE if is_callout and head else strength,
            number=number,
            head=head,
            stop=block.stop if head else -1,
            line=line,
        )


def _parted(children: Sequence[Token]) -> tuple[tuple[Token, ...], Sequence[Token], bool]:
    """Give the question, what follows it in its paragraph, and whether it is a callout."""
    found = _CALLOUT.match(children[0].content) if children and children[0].type == "text" else None
    if not found:
        cut = bold_end(children)
        return tuple(children[:cut]), children[cut:], False
    first = Token("text", "", 0, content=children[0].content[found.end() :])
    end = next((i for i, t in enumerate(children) if t.type in ("softbreak", "hardbreak")), len(children))
    return (first, *children[1:end]), children[end:], True

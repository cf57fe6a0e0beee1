"""Quotations that hold nothing but their question, with the answer below: all that they say asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.answers.quotedanswers import CALLOUT
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, CERTAIN, asks, ends_asking

_LEAST = 3
_ALONE = 5
"""Tokens of a quotation with one paragraph."""

_BREAKS = ("hr", "heading")


def are_whole(sheet: Sheet, quotes: Sequence[Block]) -> bool:
    """Whether most quotations that ask are one paragraph that ends so, with something else right below."""
    tokens = sheet.tokens
    asking = alone = 0
    for block in quotes:
        said = words(sheet.masks, tokens[block.start + 2].children or ())
        if CALLOUT.match(said):
            return False
        is_alone = block.stop - block.start == _ALONE and ends_asking(said)
        is_alone = is_alone and block.stop < len(tokens) and tokens[block.stop].type != "blockquote_open"
        asking += asks(said) >= CERTAIN
        alone += is_alone
    return alone >= _LEAST and 3 * alone > 2 * asking


def whole(sheet: Sheet, among: Sequence[Block], style: str) -> Iterator[Mark]:
    """See a question in each quotation that asks anywhere, or that begins a section."""
    tokens = sheet.tokens
    for n, block in enumerate(among):
        if block.kind != "blockquote":
            continue
        inner = [b for b in blocks(tokens, block.start + 1, block.stop - 1) if b.kind == "paragraph"]
        said = {b: words(sheet.masks, tokens[b.start + 1].children or ()) for b in inner}
        asked = next((b for b in inner if any(map(str.isalnum, said[b]))), None)
        strength = max(map(asks, said.values()), default=0.0)
        begins = not n or among[n - 1].kind in _BREAKS
        if not asked or (strength < ASKS and not begins):
            continue
        prompt = tuple(tokens[asked.start + 1].children or ())
        form, number, own = weigh(sheet.masks, prompt)
        if not own:
            continue
        before = tokens[block.start + 1 : asked.start]
        after = tokens[asked.stop : block.stop - 1]
        sign = paragraph([Token("text", "", 0, content="%")], 0) if before or after else ()
        yield Mark(
            style=style,
            start=block.start,
            body=block.stop,
            prompt=prompt,
            rank=BELOW_HEADINGS + 4,
            form=form,
            strength=max(own, strength, ASKS),
            number=number,
            head=(*before, *after, *sign),
            line=(tokens[block.start].map or [0])[0],
        )

"""Pictures of a question that stands below its title: beside the title, or above the question."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.sheet import Sheet
from mkdeck.read.text.masks import embeds_in
from mkdeck.read.words.looks import ends_asking

Tokens = tuple[Token, ...]

_CAPTION = 4
"""A picture, its caption, a comment, and the question."""


def pictures(sheet: Sheet, title: Tokens) -> Tokens:
    """Give a paragraph of those beside a title, or nothing."""
    return paragraph(tuple(_pictures(sheet, title)), 0)


def _pictures(sheet: Sheet, title: Tokens) -> Iterator[Token]:
    for token in title:
        if token.type == "image":
            yield token
        elif token.type == "text" and (embeds := embeds_in(token.content, sheet.masks)):
            yield Token("text", "", 0, content=embeds)


def below_caption(sheet: Sheet, source: Tokens) -> Block | None:
    """Find the paragraph that asks below a picture and its caption, which do not."""
    has_picture = False
    for block in blocks(source)[:_CAPTION]:
        if block.kind not in ("paragraph", "html_block"):
            return None
        children = source[block.start + 1].children or () if block.kind == "paragraph" else ()
        if ends_asking(words(sheet.masks, children)):
            return block if has_picture else None
        has_picture = has_picture or any(t.type == "image" for t in children)
    return None

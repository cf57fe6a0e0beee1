"""Pictures beside a title whose question stands below it: they are of the question."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.sheet import Sheet
from mkdeck.read.text.masks import embeds_in

Tokens = tuple[Token, ...]


def pictures(sheet: Sheet, title: Tokens) -> Tokens:
    """Give a paragraph of them, or nothing."""
    return paragraph(tuple(_pictures(sheet, title)), 0)


def _pictures(sheet: Sheet, title: Tokens) -> Iterator[Token]:
    for token in title:
        if token.type == "image":
            yield token
        elif token.type == "text" and (embeds := embeds_in(token.content, sheet.masks)):
            yield Token("text", "", 0, content=embeds)

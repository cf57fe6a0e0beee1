"""Answers that are the only item of a list."""

from __future__ import annotations

from markdown_it.token import Token

from mkdeck.read.answers.dropping import dropped
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import close
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import ANSWER_LABEL

Tokens = tuple[Token, ...]


def lone_item(sheet: Sheet, tokens: Tokens) -> Tokens:
    """Take the label off an answer that is the only item of a list."""
    end, inner = close(tokens, 0), tokens[2]
    if close(tokens, 1) != end - 1 or inner.type != "paragraph_open":
        return tokens
    found = ANSWER_LABEL.match(words(sheet.masks, tokens[3].children or ()))
    if not found:
        return tokens
    inline = tokens[3].copy(children=dropped(sheet.masks, tokens[3].children or (), found.end()))
    is_bare = not any(t.content.strip() or t.type == "image" for t in inline.children or ())
    if is_bare and end > 7:
        return (*tokens[5 : end - 2], *tokens[end:])
    return (*tokens[:3], inline, *tokens[4:])

"""Answers in a quotation: `> **Answer:** …`, or a callout whose title only says that it can be opened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import ANSWER_LABEL, is_answer_title, is_reveal

CALLOUT = re.compile(r"\[!([\w-]+)\][+-]?\s*")


def quoted_answer(sheet: Sheet, tokens: Sequence[Token], block: Block) -> tuple[Token, ...] | None:
    """Give what a quotation holds, without the callout's title, where it says that it is the answer."""
    if tokens[block.start + 1].type != "paragraph_open":
        return None
    inline = tokens[block.start + 2]
    children = inline.children or []
    callout = CALLOUT.match(children[0].content) if children and children[0].type == "text" else None
    if not callout:
        said = words(sheet.masks, children)
        return tuple(tokens[block.start + 1 : block.stop - 1]) if ANSWER_LABEL.match(said) else None
    end = next((i for i, t in enumerate(children) if t.type in LINE_ENDS), len(children))
    title = words(sheet.masks, children[:end])[callout.end() :].strip()
    if not opens_answer(title or callout[1]):
        return None
    below = paragraph(children[end:], (inline.map or [0])[0])
    return (*below, *tokens[block.start + 4 : block.stop - 1])


def opens_answer(title: str) -> bool:
    """Whether a callout's title says that the answer lies below it."""
    return is_answer_title(title) or (is_reveal(title) and (" " in title or not title.isascii()))

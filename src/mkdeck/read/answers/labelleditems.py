"""An answer's label on an item of a list: what stands above it is asked, options or all of another list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.answers.dropping import dropped
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import ANSWER_LABEL

Tokens = tuple[Token, ...]

_FIRST = re.compile(r"\W{0,3}[Aa]\W{0,3}?[).:]|\[[ xX]\] ")
"""How the first of several options begins."""

_FEW = 2
_MARKS = ("?", "？", "؟")


def labelled_item(sheet: Sheet, tokens: Tokens, block: Block) -> tuple[Tokens, Tokens] | None:
    """Part a list at the item with the label: the first below words, or one below options or a question."""
    first = _said(sheet, tokens, block.start + 1)
    if block.start and _end_of_label(first):
        return _parted(sheet, tokens, block, block.start + 1)
    least = _FEW if _FIRST.match(first) else int(not block.start and any(mark in first for mark in _MARKS))
    if not least:
        return None
    items = (b.start for b in blocks(tokens, block.start + 1, block.stop - 1)[least:])
    at = next((item for item in items if _end_of_label(_said(sheet, tokens, item))), 0)
    return _parted(sheet, tokens, block, at) if at else None


def _end_of_label(said: str) -> int:
    """Give the end of an answer's label; 0 where it is an option's letter, `A: 1`, or nothing."""
    found = None if _FIRST.match(said) else ANSWER_LABEL.match(said)
    return found.end() if found else 0


def _parted(sheet: Sheet, tokens: Tokens, block: Block, item: int) -> tuple[Tokens, Tokens]:
    """Give the items above as a list, and those from the labelled one on, its label left out."""
    opening, closing = tokens[block.start], tokens[block.stop - 1]
    inline = tokens[item + 2]
    cut = _end_of_label(_said(sheet, tokens, item))
    own = inline.copy(children=dropped(sheet.masks, inline.children or (), cut))
    above = (opening, *tokens[block.start + 1 : item], closing) if item > block.start + 1 else ()
    below = (opening, *tokens[item : item + 2], own, *tokens[item + 3 : block.stop])
    return above, (*below, *tokens[block.stop :])


def _said(sheet: Sheet, tokens: Sequence[Token], item: int) -> str:
    """Give the words that an item begins with."""
    inline = tokens[item + 2]  # behind its opening and its paragraph's
    return words(sheet.masks, inline.children or ()) if inline.type == "inline" else ""

"""Answers of list items: inside of the item, or all of the next one, `A: …`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.itemplaces import Item
from mkdeck.read.words.answernames import ANSWER_LABEL

_WORDLESS = frozenset(["fence", "code_block", "table", "blockquote"])


def has_answer(mark: Mark, items: Sequence[Item]) -> bool:
    """Whether the item itself holds an answer."""
    item = items[bisect_left(items, mark.line, key=attrgetter("line"))]
    return bool(mark.head) or len(item.inner) > 1 or mark.stop != item.place.stop


def is_answer(sheet: Sheet, item: Item) -> bool:
    """Whether an item begins with `A:`, or with a block that has no words of its own above it."""
    if not item.children:
        return bool(item.inner) and item.inner[0].kind in _WORDLESS
    return bool(ANSWER_LABEL.match(words(sheet.masks, item.children)))


def answered(tokens: Sequence[Token], mark: Mark, item: Item, holder: Block) -> Mark:
    """Give the mark an item below for its answer, or for more of it, with the items between."""
    first = item.inner[0].stop if item.children else item.inner[0].start
    inside = tokens[first : item.place.stop - 1]
    between = tokens[mark.stop : item.place.start]
    between = (tokens[holder.start], *between, tokens[holder.stop - 1]) if between else ()
    head = (*mark.head, *between, *paragraph(item.children, item.line), *inside)
    return replace(mark, head=head, body=item.place.stop, stop=item.place.stop)

"""Sections that are numbered lines between the headings, `2. Bean Management`, and no part of an answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block, close
from mkdeck.read.sheet import Sheet

_LEAST = 2


def counted_sections(sheet: Sheet, starts: Collection[int]) -> list[int]:
    """Find the lines, each a list of one, right above headings or questions, that count on."""
    tokens = sheet.tokens
    found = [
        block.start
        for block, below in pairwise(sheet.blocks)
        if (below.kind == "heading" or below.start in starts)
        and block.start not in starts
        and _is_line(tokens, block)
    ]
    numbers = [int(tokens[at + 1].info) for at in found]
    is_counting = all(b == a + 1 for a, b in pairwise(numbers))
    return found if len(found) >= _LEAST and is_counting else []


def _is_line(tokens: Sequence[Token], block: Block) -> bool:
    """Whether a list has one item of one line."""
    return (
        block.kind == "ordered_list"
        and close(tokens, block.start + 1) == block.stop - 1
        and close(tokens, block.start + 2) == block.stop - 2
        and "\n" not in tokens[block.start + 3].content
    )

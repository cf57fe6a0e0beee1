"""Takes off an answer's edges what belongs to the page: rules, links back to the top, anchors, comments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.wordless import is_link_back
from mkdeck.read.sheet import Sheet

_EMPTY_HTML = re.compile(
    r"(?:\s|<!--(?:(?!-->).)*+-->|<a\b[^<>]*>\s*</a>|</?(?:br|hr|p|div|center)\b[^<>]*>|&nbsp;)*+", re.DOTALL
)
_SIGN = re.compile(r"\?\??|(?:#(?:flash)?cards?\b[^\s#]*\s*)+", re.IGNORECASE)
_SECTION = re.compile(r"\W*(?:CHAPTER|PART|SECTION|UNIT|MODULE|LECTURE|WEEK) \d+\W[^a-z\n]+")
"""A heading that its author only wrote in capitals."""

_STRAY = re.compile(r"END|[-=*_~\s]+|\{:.*\}|:::+\s*\w*")


def trimmed(sheet: Sheet, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Leave out furniture at both ends, and links back to the top anywhere."""
    return trimmed_blocks(sheet, tokens)[0]


def trimmed_blocks(sheet: Sheet, tokens: Sequence[Token]) -> tuple[tuple[Token, ...], list[Block]]:
    """Give what is left, with its blocks."""
    found = blocks(tokens)
    kept = [b for b in found if not is_link_back(tokens, b) and not _is_sign(tokens, b)]
    while kept and (
        is_furniture_block(sheet, tokens, kept[-1]) or (kept[1:] and _is_section(tokens, kept[-1]))
    ):
        kept.pop()
    while kept and is_furniture_block(sheet, tokens, kept[0]):
        kept.pop(0)
    if len(kept) == len(found):
        return tuple(tokens), found
    left = tuple(t for b in kept for t in tokens[b.start : b.stop])
    return left, blocks(left)


def is_furniture_block(sheet: Sheet, tokens: Sequence[Token], block: Block) -> bool:
    """Whether a block says nothing: a rule, a comment, an anchor, a stray line of signs."""
    token = tokens[block.start]
    if block.kind == "hr":
        return True
    if block.kind == "html_block":
        return bool(_EMPTY_HTML.fullmatch(token.content))
    if block.kind != "paragraph":
        return False
    content = tokens[block.start + 1].content
    return bool(_STRAY.fullmatch(content) or _EMPTY_HTML.fullmatch(content))


def _is_section(tokens: Sequence[Token], block: Block) -> bool:
    """Whether a paragraph behind an answer is the next section's heading."""
    return block.kind == "paragraph" and bool(_SECTION.fullmatch(tokens[block.start + 1].content))


def _is_sign(tokens: Sequence[Token], block: Block) -> bool:
    """Whether a paragraph is another tool's sign: `?` alone, or nothing but the tags of its cards."""
    return block.kind == "paragraph" and bool(_SIGN.fullmatch(tokens[block.start + 1].content))

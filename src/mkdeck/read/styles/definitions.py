"""Terms with their definitions: a line, and below it one that begins with `: `."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block, close
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet

NAME = "definitions"

_STRENGTH = 0.8
"""A heading that asks keeps its answer, definitions and all; one that does not is only a section."""

_LEVEL = 2
"""Of the blocks of an outermost definition; deeper ones stand in lists of their own."""


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card in each term of a list of definitions."""
    for block in among:
        if block.kind == "dl":
            at = block.start + 1
            while at < block.stop - 1:
                mark = _mark(sheet.tokens, at)
                yield mark
                at = mark.body


def _mark(tokens: Sequence[Token], term: int) -> Mark:
    """Make the card of a term and all definitions below it."""
    at = begin = close(tokens, term)
    while tokens[at].type == "dd_open":
        at = close(tokens, at)
    defined = [_shown(t) for t in tokens[begin:at] if t.type not in ("dd_open", "dd_close")]
    return Mark(
        style=NAME,
        start=term,
        body=at,
        prompt=tuple(tokens[term + 1].children or ()),
        rank=BELOW_HEADINGS,
        form="labelled",
        strength=_STRENGTH,
        head=tuple(defined),
        stop=at,
        line=(tokens[term].map or [0])[0],
    )


def _shown(token: Token) -> Token:
    """Give a definition's paragraph tags of its own: on a card it stands in no list."""
    is_own = token.hidden and token.level == _LEVEL
    return token.copy(hidden=False) if is_own else token

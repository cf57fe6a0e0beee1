"""Cards that are the rows of a table of two columns, headed question and answer, or term and meaning."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.blocks import Block, close
from mkdeck.read.latent import latent
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.bold import paragraph

NAME = "tables"

_FRONT = latent(
    r"\W*(?:questions?|q|front|terms?|words?|vocabulary|concept|prompt|frage|pregunta|вопрос|问题)\W*", re.I
)
_BACK = latent(
    r"\W*(?:answers?|a|back|definitions?|meanings?|translations?|description|explanation|antwort|respuesta|ответ|答案)\W*",
    re.I,
)


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card in each row of a table that is headed so."""
    tokens = sheet.tokens
    for block in among:
        if block.kind == "table" and _is_deck(tokens, block):
            start = block.start
            for at in range(block.start, block.stop):
                if tokens[at].type == "tr_open" and tokens[at + 1].type == "td_open":
                    yield from _row(tokens, start, at)
                    start = close(tokens, at)


def _is_deck(tokens: Sequence[Token], block: Block) -> bool:
    """Whether the head names the two sides, after a column of numbers at most."""
    head = [t.content for t in tokens[block.start : close(tokens, block.start + 1)] if t.type == "inline"]
    return len(head) in (2, 3) and bool(_FRONT.fullmatch(head[-2]) and _BACK.fullmatch(head[-1]))


def _row(tokens: Sequence[Token], start: int, at: int) -> Iterator[Mark]:
    """Make the mark of one row: its last two cells."""
    stop = close(tokens, at)
    cells = [t for t in tokens[at:stop] if t.type == "inline"]
    if len(cells) < 2:
        return
    front, back = cells[-2], cells[-1]
    line = (tokens[at].map or [0])[0]
    prompt, head = tuple(front.children or ()), paragraph(back.children or (), line)
    rank = BELOW_HEADINGS + 4
    if prompt:
        yield Mark(NAME, start, stop, prompt, rank, "labelled", SURE, head=head, stop=stop, line=line)

"""Answers by number in little room: a table, or "1-B, 2-A, 3-C" on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.sheet import Sheet

Entry = tuple[int, tuple[Token, ...]]
"""A number and what stands behind it."""

Cells = list[Token]

_NUMBER = re.compile(r"\W{0,3}[A-Za-z]{0,8}\.?\s?(\d{1,3})\W{0,3}")
_LETTER = r"(?:[A-H]|[a-h]|[TF]|[Tt]rue|[Ff]alse)"
_PAIR = re.compile(rf"\W{{0,3}}(\d{{1,3}})\s*+[.:)=]?\s*+[-–—→]?\s*+\(?({_LETTER})\)?(?=\W|\Z)[\s,;|/]*")
_LEAST = 2


def in_table(sheet: Sheet, tokens: Sequence[Token], block: Block) -> Iterator[Entry]:
    """Give the entries of a table: a number in each row's first cell, or numbers above letters."""
    rows = list(_rows(tokens[block.start : block.stop]))
    numbers = [_number(sheet, cell) for cell in rows[0]]
    if len(rows) == _LEAST and all(numbers):
        for number, cell in zip(numbers, rows[1], strict=False):
            yield number, _shown([cell])
        return
    firsts = [(_number(sheet, row[0]), row[1:]) for row in rows[1:] if row]
    if all(number for number, _ in firsts):
        yield from ((number, _shown(rest)) for number, rest in firsts)


def in_pairs(sheet: Sheet, inline: Token, before: str = "") -> list[Entry]:
    """Give the pairs of numbers and letters of which words consist; none where they say anything else."""
    said = before + words(sheet.masks, inline.children or ())
    line = (inline.map or [0])[0]
    found: list[Entry] = []
    at = 0
    while at < len(said):
        pair = _PAIR.match(said, at)
        if not pair:
            return []
        found.append((int(pair[1]), paragraph([Token("text", "", 0, content=pair[2])], line)))
        at = pair.end()
    return found if len(found) >= _LEAST else []


def _rows(tokens: Sequence[Token]) -> Iterator[Cells]:
    """Give the inline tokens of each row's cells."""
    row: Cells = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token)
        elif token.type == "tr_close":
            yield row


def _number(sheet: Sheet, cell: Token) -> int:
    """Give the number that is all of a cell; 0 for none."""
    found = _NUMBER.fullmatch(words(sheet.masks, cell.children or ()))
    return int(found[1]) if found else 0


def _shown(cells: Sequence[Token]) -> tuple[Token, ...]:
    """Give each cell as a paragraph."""
    return tuple(t for cell in cells for t in paragraph(cell.children or (), (cell.map or [0])[0]))

"""Sections of a file cut at their lines of signs: rules, `===`, a lone `%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.sheet import Sheet
from mkdeck.values import dataclass

Side = tuple[Block, ...]

_SIGN = re.compile(r"(%{1,2}|={3,})")


@dataclass(frozen=True, slots=True)
class Pieces:
    """A section of the file, cut at every line of signs."""

    sides: tuple[Side, ...]
    signs: tuple[str, ...]
    """Between the sides: `-`, `*`, `_`, `=`, `%` or `%%`."""

    ends: tuple[int, ...]
    """For each side the token behind it and its sign."""

    is_headed: bool
    """Whether a heading other than the file's title stands right above."""

    is_whole: bool
    """Whether it is all that the file holds below its title."""


def pieces_of(sheet: Sheet, among: Sequence[Block]) -> Iterator[Pieces]:
    """Cut a file into sections at its headings, and each section at its lines of signs."""
    runs: list[list[Block]] = [[]]
    heads: list[Block | None] = [None]
    is_ruled = not any(
        b.kind == "heading" and not underline(sheet, b) and not _is_title(sheet, b) for b in among
    )
    for block in among:
        if block.kind == "heading" and not (is_ruled and underline(sheet, block)):
            runs.append([])
            heads.append(block)
        else:
            runs[-1].append(block)
    filled = sum(map(bool, runs))
    for run, head in zip(runs, heads, strict=True):
        is_headed = head is not None and not _is_title(sheet, head)
        if run:
            yield _cut(sheet, run, is_headed=is_headed, is_whole=filled == 1)


def underline(sheet: Sheet, block: Block) -> str:
    """Give the sign right below a line, of which Markdown makes a heading: `-` or `=`; "" for any other."""
    token = sheet.tokens[block.start]
    return token.markup if block.kind == "heading" and token.markup in ("-", "=") else ""


def _is_title(sheet: Sheet, block: Block) -> bool:
    return sheet.tokens[block.start].tag == "h1"


def _cut(sheet: Sheet, run: Sequence[Block], *, is_headed: bool, is_whole: bool) -> Pieces:
    """Cut a section; signs at its ends, and all but one of several in a row, part nothing."""
    sides: list[Side] = []
    signs: list[str] = []
    ends: list[int] = []
    side: list[Block] = []
    pending = ""
    for block in run:
        sign = _sign(sheet, block)
        if not sign or underline(sheet, block):
            side.append(block)
            if sides and len(signs) < len(sides):
                signs.append(pending)
        if not sign:
            continue
        if side:
            sides.append(tuple(side))
            ends.append(block.stop)
            side = []
        pending = sign
    if side:
        sides.append(tuple(side))
        ends.append(side[-1].stop)
    return Pieces(tuple(sides), tuple(signs), tuple(ends), is_headed, is_whole)


def _sign(sheet: Sheet, block: Block) -> str:
    """Give the sign of a line that parts; "" for a block of words."""
    token = sheet.tokens[block.start]
    if block.kind == "hr":
        return token.markup[:1]
    if block.kind == "heading":
        return underline(sheet, block)
    found = _SIGN.fullmatch(sheet.tokens[block.start + 1].content) if block.kind == "paragraph" else None
    return "" if not found else found[1] if found[1][0] == "%" else "="

"""Cards whose sides are parted by a line that holds only `?`, or `??` for both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.lonesigns import are_long, are_ruled, end_of_back, is_joined, sign_in
from mkdeck.read.words.looks import ASKS, asks
from mkdeck.values import dataclass

NAME = "? on a line"

_TAGS = re.compile(r"(?:#[^\s#]+\s*)+")
_NEAR = 4
"""Blocks above a sign among which the heading is looked for that its paragraph answers."""


@dataclass(frozen=True, slots=True)
class Front:
    """The front of a card."""

    start: int
    """Its first token."""

    line: int
    prompt: tuple[Token, ...]
    shown: tuple[Token, ...] = ()
    """Code below the prompt that it asks about."""


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card around each line that is only a question mark."""
    if "\n?" not in sheet.text and "\n ?" not in sheet.text:
        return
    is_ruled = are_ruled(sheet, among)
    is_long = is_ruled and are_long(sheet, among)
    for n, block in enumerate(among):
        if block.kind == "paragraph":
            mark = _mark(sheet, among, n, is_ruled=is_ruled, is_long=is_long)
            if mark:
                yield mark


def _mark(sheet: Sheet, side: Sequence[Block], n: int, *, is_ruled: bool, is_long: bool) -> Mark | None:
    """Make the card of a paragraph that holds the line, or that stands above or is it."""
    block = side[n]
    inline = sheet.tokens[block.start + 1]
    sign = sign_in(inline)
    if not sign:
        return None
    back = paragraph(sign.behind, sign.line + 1)
    front: Front | None = Front(block.start, (inline.map or [0])[0], sign.before)
    if not sign.before:
        front = None if not back and _asks_above(sheet, side, n) else _above(sheet, side, n)
    prompt, line = _untagged(front.prompt, front.line) if front else ((), 0)
    if not front or not prompt:
        return None
    begins = back or (n + 1 < len(side) and is_joined(sheet, side[n + 1]))
    return Mark(
        style=NAME,
        start=front.start,
        body=block.stop,
        prompt=prompt,
        rank=BELOW_HEADINGS + 4,
        form="labelled",
        strength=SURE,
        head=(*front.shown, *back),
        stop=end_of_back(sheet, side, n, is_ruled=is_ruled, is_long=is_long) if begins else -1,
        line=line,
        cards=("question", "reversed") if sign.is_double else (),
    )


def _above(sheet: Sheet, side: Sequence[Block], n: int) -> Front | None:
    """Find the paragraph above a lone sign, and the code right between them that is asked about."""
    tokens = sheet.tokens
    at = n - 1
    while at > 0 and side[at].kind == "fence" and _touches(tokens, side[at - 1], side[at]):
        at -= 1
    if at < 0 or side[at].kind != "paragraph":
        return None
    code = tokens[side[at].stop : side[n - 1].stop]
    sign = paragraph([Token("text", "", 0, content="%")], 0) if code else ()
    inline = tokens[side[at].start + 1]
    return Front(side[at].start, (inline.map or [0])[0], tuple(inline.children or ()), (*code, *sign))


def _touches(tokens: Sequence[Token], above: Block, below: Block) -> bool:
    """Whether no empty line stands between two blocks."""
    first, then = tokens[above.start].map, tokens[below.start].map
    return first is not None and then is not None and first[1] == then[0]


def _untagged(front: tuple[Token, ...], line: int) -> tuple[tuple[Token, ...], int]:
    """Leave out first lines that hold only tags."""
    while front:
        end = next((i for i, t in enumerate(front) if t.type in LINE_ENDS), len(front))
        if not _TAGS.fullmatch("".join(t.content for t in front[:end])):
            break
        front, line = front[end + 1 :], line + 1
    return front, line


def _asks_above(sheet: Sheet, side: Sequence[Block], n: int) -> bool:
    """Whether the paragraph above a lone sign stands below a heading that asks, and so is its answer."""
    above = next((b for b in reversed(side[max(0, n - _NEAR) : n]) if b.kind == "heading"), None)
    if above is None:
        return False
    return asks(words(sheet.masks, sheet.tokens[above.start + 1].children or ())) >= ASKS

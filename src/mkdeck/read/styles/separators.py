"""Cards whose sides are parted by a line that holds only `?`, or `??` for both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.blocks import Block
from mkdeck.read.looks import asks
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.paragraphs import paragraph
from mkdeck.read.press import words
from mkdeck.read.sheet import Sheet

NAME = "? on a line"

_ASKS = 0.75
_TAGS = re.compile(r"(?:#[^\s#]+\s*)+")


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card around each line that is only a question mark."""
    if "\n?" not in sheet.text:
        return
    is_ruled = _are_ruled(sheet, among)
    for n, block in enumerate(among):
        if block.kind == "paragraph":
            mark = _mark(sheet, among, n, is_ruled=is_ruled)
            if mark:
                yield mark


def _mark(sheet: Sheet, side: Sequence[Block], n: int, *, is_ruled: bool) -> Mark | None:
    """Make the card of a paragraph that holds the line, or that stands above or is it."""
    tokens, block = sheet.tokens, side[n]
    inline = tokens[block.start + 1]
    children = inline.children or []
    line = (inline.map or [0])[0]
    starts = [0, *(i + 1 for i, t in enumerate(children) if t.type in ("softbreak", "hardbreak"))]
    shown: tuple[Token, ...] = ()
    for count, at in enumerate(starts):
        end = starts[count + 1] - 1 if count + 1 < len(starts) else len(children)
        sign = "".join(t.content for t in children[at:end]).strip()
        if sign not in ("?", "??"):
            continue
        cards = ("question", "reversed") if sign == "??" else ()
        back = paragraph(children[end:], line + count + 1)
        front = tuple(children[: at - 1]) if at else ()
        start = block.start
        if not front:
            above, shown = _above(sheet, side, n)
            if above is None:
                return None
            start, front = above.start, tuple(tokens[above.start + 1].children or ())
            if not back and _asks_above(sheet, side, n):
                return None
            line = (tokens[above.start + 1].map or [line])[0]
        front, line = _untagged(front, line)
        if not front:
            return None
        stop = _stop(sheet, side, n, is_ruled=is_ruled) if back else -1
        rank = BELOW_HEADINGS + 4
        return Mark(
            NAME,
            start,
            block.stop,
            front,
            rank,
            "labelled",
            SURE,
            head=(*shown, *back),
            stop=stop,
            line=line,
            cards=cards,
        )
    return None


def _above(sheet: Sheet, side: Sequence[Block], n: int) -> tuple[Block | None, tuple[Token, ...]]:
    """Find the paragraph above a lone sign, and the code right between them that is asked about."""
    tokens = sheet.tokens
    at = n - 1
    while at > 0 and side[at].kind == "fence" and _touches(tokens, side[at - 1], side[at]):
        at -= 1
    if at < 0 or side[at].kind != "paragraph":
        return None, ()
    shown = tokens[side[at].stop : side[n - 1].stop]
    sign = paragraph([Token("text", "", 0, content="%")], 0) if shown else ()
    return side[at], (*shown, *sign)


def _touches(tokens: Sequence[Token], above: Block, below: Block) -> bool:
    """Whether no empty line stands between two blocks."""
    first, then = tokens[above.start].map, tokens[below.start].map
    return first is not None and then is not None and first[1] == then[0]


def _are_ruled(sheet: Sheet, side: Sequence[Block]) -> bool:
    """Whether a rule stands between any two cards of a section: one without shows that rules end none."""
    is_open = False
    for block in side:
        if block.kind in ("hr", "heading"):
            is_open = False
        elif block.kind == "paragraph" and _has_sign(sheet, block):
            if is_open:
                return False
            is_open = True
    return True


def _stop(sheet: Sheet, side: Sequence[Block], n: int, *, is_ruled: bool) -> int:
    """Give where the back ends: at the rule between two cards, or else behind what is joined to it."""
    stop = side[n].stop
    for block in side[n + 1 :]:
        if block.kind == "hr":
            return block.start if is_ruled else stop
        if block.kind == "heading" or (block.kind == "paragraph" and _has_sign(sheet, block)):
            break
        if block.start == stop and (block.kind == "fence" or _is_joined(sheet, block)):
            stop = block.stop
    return stop


def _is_joined(sheet: Sheet, block: Block) -> bool:
    """Whether a block stands right below the one above it, without an empty line."""
    place = sheet.tokens[block.start].map
    at = block.start - 1
    while at > 0 and not sheet.tokens[at].map:
        at -= 1
    above = sheet.tokens[at].map
    return block.kind != "paragraph" and bool(place and above and place[0] <= above[1])


def _has_sign(sheet: Sheet, block: Block) -> bool:
    """Whether a paragraph holds a line that is only a question mark."""
    content = sheet.tokens[block.start + 1].content
    return any(line.strip() in ("?", "??") for line in content.split("\n"))


def _untagged(front: tuple[Token, ...], line: int) -> tuple[tuple[Token, ...], int]:
    """Leave out first lines that hold only tags."""
    while front:
        end = next((i for i, t in enumerate(front) if t.type in ("softbreak", "hardbreak")), len(front))
        if not _TAGS.fullmatch("".join(t.content for t in front[:end])):
            break
        front, line = front[end + 1 :], line + 1
    return front, line


def _asks_above(sheet: Sheet, side: Sequence[Block], n: int) -> bool:
    """Whether the paragraph above a lone sign stands below a heading that asks, and so is its answer."""
    above = next((b for b in reversed(side[max(0, n - 4) : n]) if b.kind == "heading"), None)
    if above is None:
        return False
    return asks(words(sheet.masks, sheet.tokens[above.start + 1].children or ())) >= _ASKS

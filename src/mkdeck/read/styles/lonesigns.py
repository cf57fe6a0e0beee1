"""Lines that hold only `?` or `??`, and how far the back of a card reaches below one."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.sheet import Sheet
from mkdeck.values import dataclass

_SIGNS = ("?", "??")


@dataclass(frozen=True, slots=True)
class LoneSign:
    """Such a line among the lines of a paragraph."""

    before: tuple[Token, ...]
    """The lines above it."""

    behind: tuple[Token, ...]
    """The lines below it, from the line end on."""

    line: int
    """As Markdown saw it, from 0."""

    is_double: bool
    """Whether the card goes in both directions."""


def sign_in(inline: Token) -> LoneSign | None:
    """Find the first such line of a paragraph."""
    children = tuple(inline.children or ())
    ends = [i for i, token in enumerate(children) if token.type in LINE_ENDS]
    starts = [0, *(end + 1 for end in ends)]
    first = (inline.map or [0])[0]
    for count, (start, end) in enumerate(zip(starts, [*ends, len(children)], strict=True)):
        sign = "".join(t.content for t in children[start:end]).strip()
        if sign in _SIGNS:
            return LoneSign(children[: max(0, start - 1)], children[end:], first + count, sign == "??")
    return None


def has_sign(sheet: Sheet, block: Block) -> bool:
    """Whether a block is a paragraph that holds such a line."""
    content = sheet.tokens[block.start + 1].content if block.kind == "paragraph" else ""
    return any(line.strip() in _SIGNS for line in content.split("\n"))


def are_ruled(sheet: Sheet, side: Sequence[Block]) -> bool:
    """Whether a rule stands between any two cards of a section: one without shows that rules end none."""
    is_open = False
    for block in side:
        if block.kind in ("hr", "heading"):
            is_open = False
        elif has_sign(sheet, block):
            if is_open:
                return False
            is_open = True
    return True


def are_long(sheet: Sheet, side: Sequence[Block]) -> bool:
    """Whether several blocks stand between a sign and the rule that ends its card."""
    since = 0
    for block in side:
        if block.kind == "hr" and since > 1:
            return True
        is_apart = block.kind in ("hr", "heading")
        since = 1 if has_sign(sheet, block) else 0 if is_apart else since + bool(since)
    return False


def end_of_back(sheet: Sheet, side: Sequence[Block], n: int, *, is_ruled: bool, is_long: bool) -> int:
    """Give where the back ends: at the rule between two cards, or else behind what is joined to it.

    Where rules end long backs, one without a rule below it is as long as it can be.
    """
    stop = side[n].stop
    for block in (side[at] for at in range(n + 1, len(side))):
        if block.kind == "hr":
            return block.start if is_ruled else stop
        if block.kind == "heading" or has_sign(sheet, block):
            break
        if is_long or (block.start == stop and (block.kind == "fence" or is_joined(sheet, block))):
            stop = block.stop
    return stop


def is_joined(sheet: Sheet, block: Block) -> bool:
    """Whether a block stands right below the one above it, without an empty line."""
    place = sheet.tokens[block.start].map
    lines = (sheet.tokens[at].map for at in range(block.start - 1, -1, -1))
    above = next(filter(None, lines), None)
    return bool(place and above and place[0] <= above[1])

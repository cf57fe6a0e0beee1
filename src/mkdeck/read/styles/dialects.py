"""What the rules of a file part: the sides of cards, cards from one another, or neither."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mkdeck.read.blocks import Block
from mkdeck.read.sheet import Sheet

Side = tuple[Block, ...]
Asks = Callable[[Side], float]
"""How much the first line of a side looks like a question, from 0 to 1."""

_SIGN = re.compile(r"(%{1,2}|={3,})")
_CERTAIN = 0.9
_LIKELY = 0.75
_MOST = 0.8
_FEW = 0.2


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


@dataclass(frozen=True, slots=True)
class Card:
    """A card's sides; without a back, its question is the front's first line."""

    front: Side
    back: Side
    end: int
    """The token behind it."""

    is_sure: bool = False
    """Whether its signs mean sides and nothing else."""

    tags: Block | None = None


def pieces_of(sheet: Sheet, among: Sequence[Block]) -> Iterator[Pieces]:
    """Cut a file into sections at its headings, and each section at its lines of signs."""
    runs: list[list[Block]] = [[]]
    heads: list[Block | None] = [None]
    for block in among:
        if block.kind == "heading":
            runs.append([])
            heads.append(block)
        else:
            runs[-1].append(block)
    filled = sum(map(bool, runs))
    for run, head in zip(runs, heads, strict=True):
        is_title = head is None or sheet.tokens[head.start].tag == "h1"
        if run:
            yield _cut(sheet, run, is_headed=not is_title, is_whole=filled == 1)


def _cut(sheet: Sheet, run: Sequence[Block], *, is_headed: bool, is_whole: bool) -> Pieces:
    """Cut a section; signs at its ends, and all but one of several in a row, part nothing."""
    sides: list[Side] = []
    signs: list[str] = []
    ends: list[int] = []
    side: list[Block] = []
    pending = ""
    for block in run:
        sign = _sign(sheet, block)
        if not sign:
            side.append(block)
            if sides and len(signs) < len(sides):
                signs.append(pending)
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
    found = _SIGN.fullmatch(sheet.tokens[block.start + 1].content) if block.kind == "paragraph" else None
    return "" if not found else found[1] if found[1][0] == "%" else "="


def cards_of(pieces: Pieces, asks: Asks) -> list[Card]:
    """Make the cards of a section in the first dialect that all of it is written in."""
    for dialect in (_fields, _two_signs, _in_turn, _one_card, _question_first):
        cards = dialect(pieces, asks)
        if cards:
            return cards
    return []


def _fields(pieces: Pieces, _: Asks) -> list[Card]:
    """`front % back % tags`, cards parted by any other sign; a lone card's heading is its front."""
    if "%" not in pieces.signs:
        return []
    cards: list[Card] = []
    fields: list[Side] = []
    for at, side in enumerate(pieces.sides):
        fields.append(side)
        if at < len(pieces.signs) and pieces.signs[at] == "%":
            continue
        if len(fields) > 1:
            tags = fields[2][0] if len(fields) > 2 and fields[2][0].kind == "paragraph" else None
            cards.append(Card(fields[0], fields[1], pieces.ends[at], is_sure=True, tags=tags))
        fields = []
    return cards if len(cards) > 1 or not pieces.is_headed else []


def _two_signs(pieces: Pieces, _: Asks) -> list[Card]:
    """One sign between the sides of each card and another one between cards, all through."""
    inner, outer = set(pieces.signs[::2]), set(pieces.signs[1::2])
    is_regular = len(pieces.sides) > 3 and len(pieces.sides) % 2 == 0
    is_regular = is_regular and len(inner) == len(outer) == 1 and inner != outer
    return _paired(pieces, is_sure=True) if is_regular else []


def _in_turn(pieces: Pieces, asks: Asks) -> list[Card]:
    """One sign everywhere: sides that ask and sides that do not, in turn."""
    fronts, backs = pieces.sides[::2], pieces.sides[1::2]
    if len(pieces.sides) < 4 or len(fronts) != len(backs) or len(set(pieces.signs)) != 1:
        return []
    asking, asking_back = (_share(sides, asks, _LIKELY) for sides in (fronts, backs))
    is_short = all(len(front) <= 2 for front in fronts)
    return _paired(pieces) if is_short and asking >= _MOST and asking_back <= _FEW else []


def _one_card(pieces: Pieces, asks: Asks) -> list[Card]:
    """A file of one card: a line that asks, a sign, the answer."""
    if not pieces.is_whole or len(pieces.sides) != 2:
        return []
    front, back = pieces.sides
    return _paired(pieces) if len(front) == 1 and asks(front) >= _CERTAIN > asks(back) else []


def _question_first(pieces: Pieces, asks: Asks) -> list[Card]:
    """Signs between cards, and each card's first line asks what the rest of it answers."""
    if len(pieces.sides) < 2 or _share(pieces.sides, asks, _CERTAIN) < _MOST:
        return []
    cards = zip(pieces.sides, pieces.ends, strict=True)
    return [Card(side, (), end) for side, end in cards if asks(side) >= _CERTAIN]


def _share(sides: Sequence[Side], asks: Asks, least: float) -> float:
    return sum(asks(side) >= least for side in sides) / len(sides)


def _paired(pieces: Pieces, *, is_sure: bool = False) -> list[Card]:
    pairs = zip(pieces.sides[::2], pieces.sides[1::2], pieces.ends[1::2], strict=True)
    return [Card(front, back, end, is_sure) for front, back, end in pairs]

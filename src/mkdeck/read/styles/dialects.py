"""What the rules of a file part: the sides of cards, cards from one another, or neither."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.styles.cards import Card, paired
from mkdeck.read.styles.pieces import Pieces, Side
from mkdeck.read.words.looks import CERTAIN

Asks = Callable[[Side], float]
"""How much the first line of a side looks like a question, from 0 to 1."""

_LIKELY = 0.75
_MOST = 0.8
_FEW = 0.2
_LONG = 2
"""Blocks of a front."""


def cards_of(pieces: Pieces, asks: Asks) -> list[Card]:
    """Make the cards of a section in the first dialect that all of it is written in."""
    begun = _begun(pieces)
    for dialect in (_fields, _two_signs, _in_turn):
        if cards := dialect(begun, asks):
            return cards
    return _one_card(pieces, asks) or _question_first(pieces, asks)


def _begun(pieces: Pieces) -> Pieces:
    """Let the first front be one block where it begins with a list or is longest; a lone list is none."""
    first, *others = pieces.sides or ((),)
    if len(first) == 1 and first[0].kind.endswith("_list") and len(others) % 2 == 0 and others:
        return replace(pieces, sides=tuple(others), signs=pieces.signs[1:], ends=pieces.ends[1:])
    if not others or len(first) < 2:
        return pieces
    longest = max(_LONG, *map(len, others))
    is_foreign = first[0].kind not in ("paragraph", "heading") or len(first) > longest
    return replace(pieces, sides=(first[-1:], *others)) if is_foreign else pieces


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
            tags = _lone_paragraph(fields[2]) if len(fields) > 2 else None
            back = chain(fields[1], *fields[3 if tags else 2 :])
            cards.append(Card(fields[0], tuple(back), pieces.ends[at], is_sure=True, tags=tags))
        fields = []
    return cards if len(cards) > 1 or not pieces.is_headed else []


def _lone_paragraph(side: Side) -> Block | None:
    """Give the block of a side that is nothing else."""
    return side[0] if len(side) == 1 and side[0].kind == "paragraph" else None


def _two_signs(pieces: Pieces, _: Asks) -> list[Card]:
    """One sign between the sides of each card and another one between cards, all through."""
    inner, outer = set(pieces.signs[::2]), set(pieces.signs[1::2])
    is_regular = len(pieces.sides) > 3 and len(pieces.sides) % 2 == 0
    is_regular = is_regular and len(inner) == len(outer) == 1 and inner != outer
    return paired(pieces, is_sure=True) if is_regular else []


def _in_turn(pieces: Pieces, asks: Asks) -> list[Card]:
    """One sign everywhere: sides that ask and sides that do not, in turn."""
    fronts, backs = pieces.sides[::2], pieces.sides[1::2]
    if len(pieces.sides) < 4 or len(fronts) != len(backs) or len(set(pieces.signs)) != 1:
        return []
    asking, asking_back = (_share(sides, asks, _LIKELY) for sides in (fronts, backs))
    is_short = all(len(front) <= _LONG for front in fronts)
    return paired(pieces) if is_short and asking >= _MOST and asking_back <= _FEW else []


def _one_card(pieces: Pieces, asks: Asks) -> list[Card]:
    """A file of one card: a line that asks, a sign, the answer."""
    if not pieces.is_whole or len(pieces.sides) != 2:
        return []
    front, back = pieces.sides
    return paired(pieces) if len(front) == 1 and asks(front) >= CERTAIN > asks(back) else []


def _question_first(pieces: Pieces, asks: Asks) -> list[Card]:
    """Signs between cards, and each card's first line asks what the rest of it answers."""
    if len(pieces.sides) < 2 or _share(pieces.sides, asks, CERTAIN) < _MOST:
        return []
    cards = list(zip(pieces.sides, pieces.ends, strict=True))
    are_folded = all(_is_folded(side) for side, _ in cards if asks(side) >= CERTAIN)
    return [
        Card(side, (), end)
        for side, end in cards
        if asks(side) >= CERTAIN or (are_folded and _is_folded(side))
    ]


def _is_folded(side: Side) -> bool:
    """Whether it is a paragraph and a fold."""
    return [block.kind for block in side] == ["paragraph", "details"]


def _share(sides: Sequence[Side], asks: Asks, least: float) -> float:
    return sum(asks(side) >= least for side in sides) / len(sides)

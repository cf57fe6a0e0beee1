"""The cards that rules part, before they are marks."""

from __future__ import annotations

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.styles.pieces import Pieces, Side
from mkdeck.values import dataclass


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
    """A paragraph that may hold them; what else stands behind the back is part of it."""


def paired(pieces: Pieces, *, is_sure: bool = False) -> list[Card]:
    """Make cards of sides in turn."""
    pairs = zip(pieces.sides[::2], pieces.sides[1::2], pieces.ends[1::2], strict=True)
    return [Card(front, back, end, is_sure) for front, back, end in pairs]

"""Finds one's way in the flat list of block tokens."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import attrgetter

from markdown_it.token import Token

from mkdeck.values import dataclass

_NESTING = attrgetter("nesting")


@dataclass(frozen=True, slots=True)
class Block:
    """One block among its siblings: a run of tokens from its opening to its closing."""

    start: int
    stop: int
    """The token after the last."""

    kind: str
    """The type of its first token without `_open`: `paragraph`, `bullet_list`, `fence`."""


def blocks(tokens: Sequence[Token], start: int = 0, stop: int | None = None) -> list[Block]:
    """List the blocks that stand side by side in a run of tokens."""
    run = tokens if not start and stop is None else tokens[start:stop]
    depths = accumulate(map(_NESTING, run))
    stops = [after for after, depth in enumerate(depths, start + 1) if not depth]
    begun = [start, *stops]
    return [
        Block(at, after, tokens[at].type.removesuffix("_open"))
        for at, after in zip(begun, stops, strict=False)
    ]


def last_block(tokens: Sequence[Token], stop: int) -> Block | None:
    """Give the last of the blocks that stand side by side before a token."""
    depth = 0
    for at in range(stop - 1, -1, -1):
        depth += tokens[at].nesting
        if not depth:
            return Block(at, stop, tokens[at].type.removesuffix("_open"))
    return None


def close(tokens: Sequence[Token], at: int) -> int:
    """Give the token after the end of the block that begins here; an answer may end within it."""
    if tokens[at].nesting != 1:
        return at + 1
    level = tokens[at].level
    for after in range(at + 1, len(tokens)):
        if tokens[after].level == level and tokens[after].nesting == -1:
            return after + 1
    return len(tokens)

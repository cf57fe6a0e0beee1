"""Finds one's way in the flat list of block tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token


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
    end = len(tokens) if stop is None else stop
    found = []
    at = start
    while at < end:
        after = close(tokens, at)
        found.append(Block(at, after, tokens[at].type.removesuffix("_open")))
        at = after
    return found


def close(tokens: Sequence[Token], at: int) -> int:
    """Give the token after the end of the block that begins here."""
    if tokens[at].nesting != 1:
        return at + 1
    level = tokens[at].level
    after = at + 1
    while tokens[after].nesting != -1 or tokens[after].level != level:
        after += 1
    return after + 1

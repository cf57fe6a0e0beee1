"""Runs of tokens in which all that is opened is closed."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token


def balanced(tokens: Sequence[Token]) -> list[Token]:
    """Leave out what closes what was opened before, and what is opened and not closed."""
    if _is_balanced(tokens):
        return list(tokens)
    kept: list[Token] = []
    opened: list[int] = []
    for token in tokens:
        if token.nesting == -1:
            if not opened:
                continue
            opened.pop()
        elif token.nesting == 1:
            opened.append(len(kept))
        kept.append(token)
    for at in reversed(opened):
        del kept[at]
    return kept


def _is_balanced(tokens: Sequence[Token]) -> bool:
    """Whether every token that opens is closed and the other way round."""
    depth = 0
    for token in tokens:
        depth += token.nesting
        if depth < 0:
            return False
    return not depth

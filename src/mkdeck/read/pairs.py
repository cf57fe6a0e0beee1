"""Pairs of inline tags: where a line is cut inside of bold words, both halves stay bold or lose the mark."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token


def paired(children: Sequence[Token]) -> Sequence[Token]:
    """Leave out what closes nothing, and close what is left open."""
    if not any(t.nesting for t in children):
        return children
    kept: list[Token] = []
    opened: list[Token] = []
    for token in children:
        if token.nesting == -1:
            if not opened:
                continue
            opened.pop()
        elif token.nesting == 1:
            opened.append(token)
        kept.append(token)
    return [*kept, *(_closing(token) for token in reversed(opened))]


def _closing(token: Token) -> Token:
    return Token(token.type.replace("_open", "_close"), token.tag, -1)

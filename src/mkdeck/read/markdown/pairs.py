"""Pairs of tokens: where a run of them is cut, what it opens is closed again, or gone."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token


def paired(children: Sequence[Token]) -> Sequence[Token]:
    """Leave out what closes nothing, and close what is left open: both halves of bold words stay bold."""
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


def balanced(tokens: Sequence[Token]) -> list[Token]:
    """Leave out what closes nothing, and what opens and holds nothing; close what else is left open."""
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
        if at + 1 < len(kept):
            kept.append(_closing(kept[at]))
        else:
            kept.pop()
    return kept


def _is_balanced(tokens: Sequence[Token]) -> bool:
    """Whether every token that opens is closed and the other way round."""
    depth = 0
    for token in tokens:
        depth += token.nesting
        if depth < 0:
            return False
    return not depth

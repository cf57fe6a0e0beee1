"""Words both bold and italic, `***so***`: bold on the outside, as where they are bold alone."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

SIGN = "***"


def with_bold_outside(tokens: Sequence[Token]) -> list[Token]:
    """Turn the two stresses around wherever the italic one holds nothing but the bold one."""
    return [
        token.copy(children=_turned(token.children)) if token.children and SIGN in token.content else token
        for token in tokens
    ]


def _turned(children: Sequence[Token]) -> list[Token]:
    """Turn them around in one paragraph."""
    kept = [t for t in children if t.content or t.nesting or t.type != "text"]
    opened: list[int] = []
    ends: dict[int, int] = {}
    for at, token in enumerate(kept):
        if token.nesting == 1:
            opened.append(at)
        elif token.nesting == -1 and opened:
            ends[opened.pop()] = at
    for at in list(ends):
        is_both = kept[at].type == "em_open" and kept[at + 1].type == "strong_open"
        if is_both and ends[at] == ends.get(at + 1, -2) + 1:
            end = ends[at]
            kept[at], kept[at + 1] = kept[at + 1], kept[at]
            kept[end - 1], kept[end] = kept[end], kept[end - 1]
    return kept

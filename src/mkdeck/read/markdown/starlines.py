"""Lines of inline tokens, their words, and the stars among these that Markdown left as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS

_STARS = re.compile(r"(?<!\*)\*\*(?!\*)")
_OPAQUE = "\ue000"
"""Stands for code or a picture."""


def lines_of(children: Sequence[Token]) -> Iterator[list[Token]]:
    """Cut behind the line ends that stand outside of other stresses."""
    run: list[Token] = []
    depth = 0
    for token in children:
        depth += token.nesting
        run.append(token)
        if token.type in LINE_ENDS and not depth:
            yield run
            run = []
    if run:
        yield run


def is_lone(line: Sequence[Token], *, at_end: bool) -> bool:
    """Whether the line's only stars stand at its beginning, or at its end."""
    flat, signs = flat_of(line)
    return len(signs) == 1 and not (flat[signs[0] + 2 :] if at_end else flat[: signs[0]]).strip()


def flat_of(line: Sequence[Token]) -> tuple[str, list[int]]:
    """Give a line's words and where the stars stand in them that nothing else holds."""
    flat, depth = "", 0
    signs: list[int] = []
    for token in line:
        depth += token.nesting
        if token.type == "text" and not depth:
            signs += [len(flat) + found.start() for found in _STARS.finditer(token.content)]
        flat += shown(token)
    return flat, signs


def shown(token: Token) -> str:
    """Give what stands for a token in its line's words."""
    if token.type in ("text", "text_special"):
        return token.content
    return "\n" if token.type in LINE_ENDS else "" if token.nesting else _OPAQUE

"""Line ends inside of a paragraph, and inside of code or a tag in it."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token

LINE_ENDS = ("softbreak", "hardbreak")
"""Types of inline tokens: one that the author wrote, one that he asked for."""

INSIDE = "line_ends"
"""In the meta of code: how many lines of the file end in it."""


def lines_ending(tokens: Iterable[Token]) -> int:
    """Count the lines of the file that end in a run of inline tokens."""
    return sum(t.type in LINE_ENDS or _ends_inside(t) for t in tokens)


def _ends_inside(token: Token) -> int:
    if token.type == "code_inline":
        return int(token.meta.get(INSIDE, 0))
    return token.content.count("\n") if token.type == "html_inline" else 0

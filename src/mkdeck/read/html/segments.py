"""A run of a paragraph's inline tokens: a statement, or what stands between two."""

from __future__ import annotations

from markdown_it.token import Token

from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of inline tokens."""

    tokens: tuple[Token, ...]
    line: int
    """Lines below the paragraph's first."""

    is_gap: bool = False
    """A line end or a joining dash, which belongs to no statement."""

    is_lead: bool = False
    """A bold label at the start of a line, with the claim behind it."""


def nesting(token: Token) -> int:
    """Count html of the author's own as nesting too: nothing is cut inside of it."""
    if token.type != "html_inline":
        return token.nesting
    if token.content.startswith(("<!", "<br", "<img", "<hr")) or token.content.endswith("/>"):
        return 0
    return -1 if token.content.startswith("</") else 1


def plain(content: str) -> Token:
    """Make a token of plain words."""
    return Token("text", "", 0, content=content)

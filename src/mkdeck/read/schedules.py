"""Comments in which another tool keeps when a card is due, `<!--SR:…-->`: the card above ends there."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.gaps import with_gaps

SCHEDULE = "<!--SR:"
_GAPS = ("==", "{{")
_PARTS = ("\n?\n", "\n??\n", "::")
"""Signs between a front and a back."""


def schedules(tokens: Sequence[Token]) -> list[int]:
    """Find the comments that stand between the blocks of a file."""
    return [
        at
        for at, token in enumerate(tokens)
        if token.type == "html_block" and not token.level and token.content.lstrip().startswith(SCHEDULE)
    ]


def with_scheduled_gaps(tokens: list[Token]) -> list[Token]:
    """Write the gaps of each paragraph right above such a comment as Anki does: it is a card."""
    made = list(tokens)
    for at in schedules(tokens):
        if at > 1 and tokens[at - 1].type == "paragraph_close" and _has_gaps(tokens[at - 2].content):
            made[at - 2 : at - 1] = with_gaps(tokens[at - 2 : at - 1])
    return made


def _has_gaps(text: str) -> bool:
    """Whether a paragraph holds gaps rather than two sides."""
    return any(sign in text for sign in _GAPS) and not any(sign in text + "\n" for sign in _PARTS)

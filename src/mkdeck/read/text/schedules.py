"""Cards of a vault's sentences: those above a comment that says when one is due, those of a tagged note."""

from __future__ import annotations

import re

from markdown_it.token import Token

from mkdeck.read.text.gaps import with_gaps

SCHEDULE = "<!--SR:"
_GAPS = ("==", "{{")
_PARTED = re.compile(r"(?:^|\s)\?\??(?:\s|$)|::|;;")
"""A sign between a front and a back."""


_TAG = re.compile(r"(?m)^#(?:flash)?cards?(?:/\S*)?[ \t]*$")
_HIGHLIGHT = re.compile(r"(?<![=\w])==[^=\n]+==(?![=\w])")
_ASKS = re.compile(r"(?m)[?？][*_ \t]*$|^[ \t>]*[*_]*[QA]\d*[.:]|^[ \t]*%[ \t]*$")


def is_gapped(text: str) -> bool:
    """Whether a note with the tag of cards has sentences with highlights, and no other sign of a card."""
    if "==" not in text or not _TAG.search(text) or not _HIGHLIGHT.search(text):
        return False
    return not (_PARTED.search(text) or _ASKS.search(text))


def with_scheduled_gaps(tokens: list[Token]) -> list[Token]:
    """Write the gaps of each paragraph right above such a comment as Anki does: it is a card."""
    made = list(tokens)
    for at, token in enumerate(tokens):
        if token.type != "html_block" or not token.content.lstrip().startswith(SCHEDULE):
            continue
        if at > 1 and tokens[at - 1].type == "paragraph_close" and _has_gaps(tokens[at - 2].content):
            made[at - 2 : at - 1] = with_gaps(tokens[at - 2 : at - 1])
    return made


def _has_gaps(text: str) -> bool:
    """Whether a paragraph holds gaps rather than two sides."""
    return any(sign in text for sign in _GAPS) and not _PARTED.search(text)

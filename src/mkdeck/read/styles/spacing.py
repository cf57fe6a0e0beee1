"""How closely a file writes `::` between the sides of a card on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.text.schedules import SCHEDULE
from mkdeck.read.words.latent import latent

SIGNS = ("::", ";;")
SPACED = re.compile(r"(?<=\s)(:{2,3}|;{2,3})(?=\s)|^(:{2,3})(?=\s)|(?<=\s)(:{2,3})$")
TIGHT = re.compile(
    r"(?<=[^\s:;]{2})(:{2,3}|;{2,3})(?=[^\s:;]|$)|^(:{2,3})(?=[^\s:])|(?<=[^\s:;] )(:{2,3}|;{2,3})(?=[^\s:;])"
)
JOINED = re.compile(r"(?<=[^\s:;])(:{2,3}|;{2,3})(?=\s|$)")
"""To the front, as people write a colon."""

LOOSE = re.compile(JOINED.pattern + "|" + TIGHT.pattern)
BEHIND = re.compile(r"[^\s:;]?(:{2,3}|;{2,3})(?=[^\s:;]|$)")
"""Right behind bold words, a link or code, with a question mark or without."""

_ASKED = re.compile(r"(?<=[?？؟])(?::{2,3}|;{2,3})(?=[^\s:;])")
_TAGGED = re.compile(r"#(?:flash)?cards?\b", re.IGNORECASE)
_LED = latent(
    r"^(?:[-*+] )?+(?:(?:[^\s:;]++ ){2,}+[^\s:;]++|[^\x00-\u2fff\s:;]{4,60}+)(?:::|;;)(?= \S)", re.MULTILINE
)
"""Several words, or as many signs of a script that parts none."""

_SEVERAL = 2
_LONE = re.compile(r"^\?\??$", re.MULTILINE)
"""The other sign of the same notation: a line between a front and a back on lines of their own."""


def spacing_of(text: str) -> re.Pattern[str] | None:
    """Give how the separator may stand besides between spaces.

    Dates for learning or a tag show that it may stand anyhow, question marks before it that it may stand
    without spaces; the lone sign, or several words before it on several lines, that it is a colon.
    """
    if SCHEDULE in text or _TAGGED.search(text):
        return LOOSE
    asked = len(_ASKED.findall(text))
    if asked > 1 and asked * 2 >= len(TIGHT.findall(text)):
        return TIGHT
    return JOINED if _LONE.search(text) or len(_LED.findall(text)) > _SEVERAL else None


def is_property(front: Sequence[Token]) -> bool:
    """Whether a front is one small word, as in `status:: done`, which some editors keep with a page."""
    said = "".join(t.content for t in front).strip()
    return said.islower() and said.replace("-", "").replace("_", "").isalnum()


def is_scheduled(tokens: Sequence[Token], at: int) -> bool:
    """Whether a date for learning stands right below a paragraph or its item."""
    at += 1
    while at < len(tokens) and tokens[at].nesting < 0:
        at += 1
    below = tokens[at] if at < len(tokens) else None
    return bool(below and below.type == "html_block" and below.content.lstrip().startswith(SCHEDULE))

"""Titles of sections that are plain lines: right above questions that count from one again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet

_SHORT = 50
"""Characters; titles are shorter than sentences."""


def section_lines(sheet: Sheet, chosen: Sequence[Mark]) -> list[int]:
    """Find the lines between an answer and a question with the number one that are no part of the answer."""
    tokens = sheet.tokens
    found = []
    for mark, following in pairwise(chosen):
        at = following.start - 3
        is_new = following.number == "1" and mark.number not in ("", "1")
        if not is_new or at <= mark.body or tokens[at].type != "paragraph_open" or tokens[at].level:
            continue
        said = tokens[at + 1].content.strip()
        if len(said) <= _SHORT and "\n" not in said and said[-1:].isalnum():
            found.append(at)
    return found

"""A lecture's title, where a heading of its own gives one."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.draft import Draft
from mkdeck.read.html.press import words
from mkdeck.read.sheet import Sheet


def title_in(sheet: Sheet, drafts: Sequence[Draft]) -> str:
    """Take the first heading of the first level that comes before every question."""
    first = min((d.start for d in drafts), default=sheet.length)
    for at, token in enumerate(sheet.tokens):
        if token.map and token.map[0] >= first:
            break
        if token.type == "heading_open" and token.tag == "h1" and token.level == 0:
            return words(sheet.masks, sheet.tokens[at + 1].children or ())
    return ""

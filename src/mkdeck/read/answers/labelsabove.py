"""Labels of answers that stand alone right above something, "**Answer:**": it begins the answer."""

from __future__ import annotations

from mkdeck.read.html.press import words
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import ANSWER_LABEL

_BLOCK = 3
"""Tokens of a paragraph."""


def is_below_label(sheet: Sheet, at: int) -> bool:
    """Whether only such a label is in the paragraph right above a token."""
    above = sheet.tokens[max(at - _BLOCK, 0) : at]
    if len(above) < _BLOCK or above[0].type != "paragraph_open":
        return False
    said = words(sheet.masks, above[1].children or ())
    found = ANSWER_LABEL.match(said)
    return found is not None and found.end() >= len(said)

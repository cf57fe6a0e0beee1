"""Titles of sections that are lines: above questions that count from one again, or bold above any."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import ANSWER_LABEL

_SHORT = 50
"""Characters; titles are shorter than sentences."""

_WORD = 4
"""Characters; less is the letter of an option."""

_RARE = 3
"""So many questions and more to each section."""


def section_lines(sheet: Sheet, chosen: Sequence[Mark]) -> list[int]:
    """Find the lines between an answer and the next question that are no part of the answer."""
    counted, bold = [], []
    for mark, following in pairwise(chosen):
        at = following.start - 3
        if at <= mark.body or not _is_title(sheet, at):
            continue
        if following.number == "1" and mark.number not in ("", "1"):
            counted.append(at)
        elif following.rank >= BELOW_HEADINGS and _is_bold(sheet, at):
            bold.append(at)
    return counted + bold if _RARE * len(bold) <= len(chosen) else counted


def _is_title(sheet: Sheet, at: int) -> bool:
    """Whether a paragraph of its own begins here, a line too short for a sentence that ends in none."""
    tokens = sheet.tokens
    if tokens[at].type != "paragraph_open" or tokens[at].level:
        return False
    said = tokens[at + 1].content.strip().rstrip("*_")
    return len(said) <= _SHORT and "\n" not in said and said[-1:].isalnum()


def _is_bold(sheet: Sheet, at: int) -> bool:
    """Whether a paragraph is bold from end to end, and names more than an option or an answer."""
    children = [t for t in sheet.tokens[at + 1].children or () if t.content.strip() or t.nesting]
    said = "".join(t.content for t in children)
    is_whole = len(children) > 2 and children[0].type == "strong_open" and children[-1].type == "strong_close"
    return is_whole and len(said) >= _WORD and not ANSWER_LABEL.match(said)

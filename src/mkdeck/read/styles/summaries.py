"""Questions that are the summary of a `<details>` block."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.read.blocks import close
from mkdeck.read.looks import is_answer_title, is_reveal
from mkdeck.read.marks import BELOW_HEADINGS, Mark, weigh
from mkdeck.read.press import words
from mkdeck.read.sheet import Sheet

NAME = "details"


def marks(sheet: Sheet) -> Iterator[Mark]:
    """See a question in each outermost summary that does not merely say "answer"."""
    tokens = sheet.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type != "summary":
            at += 1
            continue
        end = close(tokens, at - 1)
        prompt = tuple(token.children or ())
        text = words(sheet.masks, prompt)
        if is_answer_title(text) or is_reveal(text):
            at = end
            continue
        form, number, strength = weigh(sheet.masks, prompt)
        line = token.map[0] if token.map else 0
        rank = BELOW_HEADINGS + 3
        yield Mark(
            NAME, at - 1, at + 1, prompt, rank, form, max(strength, 0.5), number, stop=end - 1, line=line
        )
        at += 1

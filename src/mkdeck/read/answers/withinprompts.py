"""An answer on a line of the prompt itself: "### 1. Which? <br> A. one <br> Answer: A"."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it.token import Token

from mkdeck.read.answers.dropping import dropped
from mkdeck.read.html.press import words
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import ANSWER_LABEL

Tokens = tuple[Token, ...]

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def parted(sheet: Sheet, prompt: Tokens, line: int) -> tuple[Tokens, Tokens]:
    """Give the prompt without its last lines that begin with the answer's label, and those as a paragraph."""
    breaks = [at for at, token in enumerate(prompt) if _is_break(token)]
    for at, end in pairwise([*breaks, len(prompt)]):
        found = ANSWER_LABEL.match(words(sheet.masks, prompt[at + 1 : end]))
        if found:
            rest = dropped(sheet.masks, prompt[at + 1 :], found.end())
            return _without_breaks(prompt[:at]), paragraph(rest, line)
    return prompt, ()


def _without_breaks(prompt: Tokens) -> Tokens:
    """Leave out empty lines at the end."""
    end = len(prompt)
    while end and (_is_break(prompt[end - 1]) or _is_blank(prompt[end - 1])):
        end -= 1
    return prompt[:end]


def _is_blank(token: Token) -> bool:
    return not (token.content.strip() or token.nesting)


def _is_break(token: Token) -> bool:
    return token.type == "html_inline" and bool(_BREAK.fullmatch(token.content.strip()))

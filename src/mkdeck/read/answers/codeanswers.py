"""Files that answer in blocks of code: there such a block is no more than an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.draft import Draft
from mkdeck.read.html.press import words
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.latent import latent
from mkdeck.read.words.vocabulary import ANNOUNCING

_ANNOUNCES = latent(ANNOUNCING, re.IGNORECASE)
_FEW = 3


def answer_in_code(sheet: Sheet, drafts: Sequence[Draft]) -> bool:
    """Whether several questions that speak of nothing below them are answered by a block of code alone."""
    alone = [d for d in drafts if d.answer and not d.given and is_code_alone(d.answer)]
    if len(alone) < _FEW:
        return False
    announcing = sum(announces(words(sheet.masks, d.prompt)) for d in alone)
    return len(alone) - announcing >= max(_FEW, announcing)


def announces(said: str) -> bool:
    """Whether a question speaks of what stands below it."""
    return bool(_ANNOUNCES.search(said))


def is_code_alone(answer: Sequence[Token]) -> bool:
    """Whether an answer is one block of code."""
    return len(answer) == 1 and answer[0].type in ("fence", "code_block")

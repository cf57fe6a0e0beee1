"""A place where a style sees a question begin, with how sure it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.text.masks import Mask
from mkdeck.read.words.answernames import ANSWER_LABEL, is_answer_heading
from mkdeck.read.words.looks import asks, is_question_title
from mkdeck.read.words.pageparts import is_furniture
from mkdeck.read.words.prefixes import LABELLED, label_end, sign_end
from mkdeck.values import dataclass

BELOW_HEADINGS = 7
"""The rank of what is no heading; headings rank by their level, 1 to 6."""

SURE = 0.97
"""A notation that means a question and nothing else: `#card`, `Q:` above `A:`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A prompt and where its answer begins."""

    style: str
    """The style that saw it."""

    start: int
    """Its first token, the opening of its list item or list included."""

    body: int
    """The first token after it."""

    prompt: tuple[Token, ...]
    """Inline tokens."""

    rank: int
    """The level of a heading; `BELOW_HEADINGS` and more for what is none."""

    form: str = "plain"
    """`labelled`, `numbered` or `plain`: marks of one style, rank and form belong together."""

    strength: float = 0.3
    """From 0 to 1, by its own words alone."""

    number: str = ""
    """The digits of its number."""

    head: tuple[Token, ...] = ()
    """Block tokens that begin the answer, cut from the prompt's own paragraph."""

    stop: int = -1
    """The token that the answer cannot go beyond; -1 where only the next question ends it."""

    line: int = 0
    """As Markdown saw it, from 0."""

    cards: tuple[str, ...] = ()
    """Kinds of cards that the notation asks for."""

    tags: tuple[str, ...] = ()
    """Written on the prompt's line."""

    @property
    def family(self) -> tuple[str, int, str]:
        """The marks that it belongs with."""
        return self.style, self.rank, self.form


def weigh(masks: Sequence[Mask], prompt: Sequence[Token]) -> tuple[str, str, float]:
    """Give the form, the number's digits and the strength of a prompt's words."""
    return _weighed(words(masks, prompt))


@lru_cache(maxsize=1024)
def _weighed(text: str) -> tuple[str, str, float]:
    """Weigh words; several styles ask for the same ones."""
    cut = label_end(text)
    label, rest = text[:cut], text[cut:].strip()
    plain = label if label.isascii() else unicodedata.normalize("NFKC", label)  # "①" counts as 1
    digits = "".join(c for c in plain if c.isdecimal() or c == ".").strip(".")
    if is_question_title(rest or text):
        return "labelled", digits, 0.95
    if cut and rest and is_answer_heading(text):
        return "plain", "", 0.0
    if LABELLED.match(text, sign_end(text)) and (rest or digits):
        return "labelled", digits, 0.95
    if is_furniture(rest or text) and not (cut and not rest):
        return "plain", digits, 0.0
    if is_answer_heading(text) or ANSWER_LABEL.match(text):
        return "plain", "", 0.0
    if cut and label.strip(" []xX"):
        return "numbered", digits, max(0.55, asks(rest))
    return "plain", "", asks(rest)

"""What words look like: a question, or the title of one or of several."""

from __future__ import annotations

import re

from mkdeck.read.words.latent import latent
from mkdeck.read.words.naming import without_attributes
from mkdeck.read.words.vocabulary import ASKED, ASKING, ASKING_INSIDE, QUIZ, TASKING

ASKS = 0.75
"""How much words look like a question that begin as one; from here on they count as one."""

CERTAIN = 0.9
"""With a question mark."""

ENDS = re.compile(r"[?？؟⁇](?:(?![?？؟⁇])\W)*+$|[?？؟]\s*+[^\w\s].{0,1000}$|[?？؟]\s+\S")
_GREEK = latent(r"[Α-Ωα-ωάέήίόύώ](?=\W*+$)\W*?[;\u037e]")
"""Greek asks with what others write as a semicolon."""

_ASKED = latent(r"[?？؟⁇⸮፧՞](?:(?![?？؟⁇⸮፧՞])[\W_])*+$")
_STARTS = latent(rf"\W*(?:{ASKING})(?![\w'’])", re.IGNORECASE)
_AFTER_CLAUSE = latent(rf"[^,，.:;?!。]{{3,80}}[,，]\s*(?:{TASKING})(?![\w'’])", re.IGNORECASE)
"""A task behind what it is based on: "In your own words, describe …"."""

_INSIDE = latent(ASKING_INSIDE, re.IGNORECASE)
_QUESTION_TITLE = latent(
    rf"\W*(?:第\s*[\d一二三四五六七八九十]+\s*[题題问問道]题?|{ASKED}|front(?: side)?)(?:\W*\d{{1,3}})?\W*",
    re.IGNORECASE,
)
_QUIZ = latent(rf"(?:\b|(?<=[\u2e80-\ud7af]))(?:{QUIZ})|(?:{ASKED})", re.IGNORECASE)
NAME = 45
"""Characters; a section's name is short."""


def asks(text: str) -> float:
    """Say how much words look like a question, from 0 to 1, without their number or label."""
    if ENDS.search(text) or _GREEK.search(text):
        return CERTAIN
    begun = _STARTS.match(text) or _AFTER_CLAUSE.match(text)
    if (begun and any(map(str.isalnum, text[begun.end() :]))) or _INSIDE.search(text):
        return ASKS
    return 0.3


def ends_asking(text: str) -> bool:
    """Whether words end in a question mark of any script."""
    return bool(_ASKED.search(text) or _GREEK.search(text))


def names_questions(text: str) -> bool:
    """Whether a heading is the name of a section of questions: "Flashcards", "Self-check questions"."""
    return len(text) <= NAME and not ENDS.search(text) and bool(_QUIZ.search(text))


def is_question_title(text: str) -> bool:
    """Whether a heading is only the word "question": the question stands below it."""
    return bool(_QUESTION_TITLE.fullmatch(without_attributes(text)))

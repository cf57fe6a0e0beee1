"""Takes the bullet off labelled questions whose answers are the bullets below: `- Q1) …` above `- …`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mkdeck.read.text.page import Page, in_code
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.latent import latent
from mkdeck.read.words.prefixes import LABELLED
from mkdeck.read.words.vocabulary import QUESTION

_SIGNED = re.compile(r"\n[-•–*+] ?+[*_]*+[^\s.:)]++(?:\s?hỏi)?\s?\d*\s?[.:)]")
"""Bullets that begin with one word and a sign: few have any, and the list of words is long."""

_WORTH = latent(rf"\n(?:[-•–] ?|[*+] )[*_]{{0,2}}(?:{QUESTION})\s?\d*\s?[.:)]", re.IGNORECASE)
_BULLET = latent(r"([-•–][ \t]*|[*+][ \t]+)(\S.*)")
_LEAST = 2


def without_bullets(page: Page) -> Page:
    """Leave the bullets of such labels out, where most labels with bullets are answered like that."""
    text = "\n" + page.text
    if not (_SIGNED.search(text) and _WORTH.search(text)):
        return page
    coded = in_code(page.lines)
    bullets = [None if coded[at] else _BULLET.match(line) for at, line in enumerate(page.lines)]
    labels = [at for at, found in enumerate(bullets) if found and LABELLED.match(found[2].lstrip("*_"))]
    own = {at for at in labels if _is_answered(page.lines, bullets, at)}
    if len(own) < _LEAST or 2 * len(own) <= len(labels):
        return page
    lines = list(page.lines)
    for at in labels:
        found = bullets[at]
        lines[at] = found[2] if found else lines[at]
    return replace(page, lines=tuple(lines))


def _is_answered(lines: Sequence[str], bullets: Sequence[re.Match[str] | None], at: int) -> bool:
    """Whether a bullet with no label follows, or no other bullet is one for want of a space."""
    own = bullets[at]
    below = next((n for n in range(at + 1, min(at + 3, len(lines))) if lines[n].strip()), at)
    found = bullets[below]
    if not own or not found or below == at:
        return False
    said = found[2].lstrip("*_")
    return own[1] != found[1] or not (LABELLED.match(said) or ANSWER_LABEL.match(said))

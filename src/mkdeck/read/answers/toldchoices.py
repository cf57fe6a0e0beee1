"""Options below which a line tells the letter of the right one: "The correct answer is B."."""

from __future__ import annotations

import re

from markdown_it.token import Token

from mkdeck.read.answers.optionlines import Line, children_of, lines_of, option_lines
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.lineends import lines_ending
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.sheet import Sheet
from mkdeck.read.text.raresigns import OPTIONS
from mkdeck.read.words.latent import latent
from mkdeck.read.words.vocabulary import ANSWER

Tokens = tuple[Token, ...]

_CALLED = latent(
    rf"\W*(?:(?:the|la|le|die|el|il) )?(?:{ANSWER}|key|correcta?|correto|right|richtig)\b\W*"
    r"(?:(?:is|are|est|ist|es|è|é)\b\W*)?"
    r"(?:(?:option|choice|letter)\b\W*)?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"([A-H]|[a-h](?=[).:,]|\W*\Z))(?!['’\w])")
_ALONE = re.compile(r"\W*([A-Ha-h])\W*(?:(?:,|&|and|und|et|y|e)\W*[A-Ha-h]\W*)*")
_IS_RIGHT = re.compile(
    r"\W*(?:(?:option|choice|answer) )?([A-H])\W+(?:is|est|ist|es|è)\b"
    r"(?!\W*(?:not|never|nicht|pas|no|non|in)\b).{0,12}\b(?:correct|right|richtig|juste|bonne)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LEAST = 2
_LETTERS = "ABCDEFGH"


def with_told(sheet: Sheet, answer: Tokens) -> tuple[Tokens, Tokens]:
    """Part what stands below a question above such a line; nothing is before it where there is none."""
    run = option_lines(sheet, answer) if OPTIONS in sheet.signs else []
    if len(run) < _LEAST:
        return (), answer
    last = (run[-1].token, run[-1].start)
    below = next((n for n in lines_of(answer) if (n.token, n.start) > last), None)
    letter = _told(words(sheet.masks, children_of(answer, below))) if below else ""
    if not below or not letter or letter.upper() not in _LETTERS[: len(run)]:
        return (), answer
    block = next(b for b in blocks(answer) if b.stop > below.token)
    return _parted(answer, below, block)


def _told(said: str) -> str:
    """Give the letter that a line calls the answer, or that it only consists of."""
    called = _CALLED.match(said)
    found = _LETTER.match(said, called.end()) if called else None
    found = found or _ALONE.fullmatch(said) or _IS_RIGHT.fullmatch(said)
    return found[1] if found else ""


def _parted(answer: Tokens, below: Line, block: Block) -> tuple[Tokens, Tokens]:
    """Part at a line of a paragraph, or above a quote."""
    if block.kind == "blockquote":
        return answer[: block.start], answer[block.start :]
    if block.kind != "paragraph":
        return (), answer
    children = answer[below.token].children or []
    first = (answer[block.start].map or [0])[0]
    front = paragraph(children[: max(below.start - 1, 0)], first)
    rest = paragraph(children[below.start :], first + lines_ending(children[: below.start]))
    return (*answer[: block.start], *front), (*rest, *answer[block.stop :])

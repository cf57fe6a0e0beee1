"""A file's own labels written as `Q` and `A`, and put back wherever no card came of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from mkdeck.read.draft import Draft
from mkdeck.read.markdown.prompts import Prompt
from mkdeck.read.words.latent import latent
from mkdeck.values import dataclass

_MARK = "\x1f"
"""Behind each such letter: white space to every pattern, and in no text, which has lost its controls."""

MARKS = rf"{_MARK}*+"
"""One for the first spelling, two for the second, and so on."""

_RESPELLED = latent(rf"([QA])( ?\d{{0,3}})({_MARK}+)([.:：)]?)")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A label as the file has it, without its number."""

    word: str
    sign: str = ""
    """What stands behind it in place of a colon."""


Spellings = tuple[Spelling, ...]


def respelled(letter: str, number: str, spelling: Spelling, spellings: Spellings) -> str:
    """Write one of these labels as the letter that is known for it."""
    return f"{letter}{number}{_MARK * (spellings.index(spelling) + 1)}"


def is_respelled(behind: str) -> bool:
    """Whether what stands behind a letter says that it stands for a label already."""
    return behind.startswith(_MARK)


def put_back(text: str, spellings: Spellings) -> str:
    """Write the labels in a text as the file has them."""

    def as_written(found: re.Match[str]) -> str:
        spelling = spellings[len(found[3]) - 1]
        return f"{spelling.word}{found[2]}{spelling.sign or found[4]}"

    return _RESPELLED.sub(as_written, text) if _MARK in text else text


def as_written(draft: Draft, prompt: Prompt, spellings: Spellings) -> tuple[Draft, Prompt]:
    """Put the labels back that are still in a draft, and in a prompt whose own label is cut off."""
    return (
        replace(
            draft,
            answer=_put_back(draft.answer, spellings),
            given=_put_back(draft.given, spellings),
            headings=tuple(put_back(heading, spellings) for heading in draft.headings),
        ),
        replace(
            prompt,
            tokens=_put_back(prompt.tokens, spellings),
            number=put_back(prompt.number, spellings),
        ),
    )


def _put_back(tokens: Sequence[Token], spellings: Spellings) -> tuple[Token, ...]:
    """Copy the tokens that hold such a label."""
    return tuple(
        token.copy(
            content=put_back(token.content, spellings),
            children=list(_put_back(token.children, spellings)) if token.children else token.children,
        )
        if _MARK in token.content
        else token
        for token in tokens
    )

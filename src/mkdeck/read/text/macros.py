"""Gaps in other tools' words: `{{cloze x}}` and `{{c1 x}}` of outliners, `C: the [x] of y` of card files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Flag, auto

from markdown_it.token import Token

from mkdeck.read.text.gaps import UNNUMBERED
from mkdeck.read.words.latent import latent

_MACRO = latent(r"\{\{c(?:loze\s+|(\d+)(?:\s+|:(?!:)\s*))(?![\s:}])")
_HINT = latent(r"(\{\{c\d+::[^{}\\]+)\\{1,2}([^{}\\]+)\}\}")
_LABEL = "C:"
_CARDS = re.compile(r"^Q:", re.MULTILINE)
_CLOZES = latent(r"^C:[^\[\n]*(?:\n[^\[\n]+){0,4}\[[^\]\n]", re.MULTILINE)
_OPTIONS = re.compile(r"^B[:.)]", re.MULTILINE)
"""Where A, B and C are options, a `C:` is none of the cards."""


class Macros(Flag):
    """Whose gaps a text holds."""

    NONE = 0
    OUTLINE = auto()
    CARDS = auto()


def macros_in(text: str) -> Macros:
    """Say whose gaps a text holds."""
    found = Macros.NONE
    if "{{c" in text and _MACRO.search(text):
        found |= Macros.OUTLINE
    is_cards = "\nC:" in f"\n{text}" and _CARDS.search(text) and _CLOZES.search(text)
    return found | Macros.CARDS if is_cards and not _OPTIONS.search(text) else found


def with_macros(tokens: Sequence[Token], macros: Macros) -> list[Token]:
    r"""Write such gaps as Anki does, in every paragraph; `\\` begins an outliner's hint."""
    made = list(tokens)
    for at, token in enumerate(tokens):
        if not token.children:
            continue
        if Macros.CARDS in macros and is_labelled(token):
            made[at] = token.copy(children=_bracketed(token.children))
        elif Macros.OUTLINE in macros and _MACRO.search(token.content):
            made[at] = token.copy(children=list(map(_plain_gap, token.children)))
    return made


def is_labelled(inline: Token) -> bool:
    """Whether a paragraph is a sentence with gaps that begins with `C:` and nothing else."""
    first = inline.children[0] if inline.children else None
    return inline.content.startswith(_LABEL) and first is not None and first.type == "text"


def _bracketed(children: Sequence[Token]) -> list[Token]:
    """Write brackets in plain words as gaps, where all of them close, and take the label off."""
    words = [t.content for t in children if t.type == "text"]
    signs = re.findall(r"[\[\]]", "".join(words))
    if not signs or signs != ["[", "]"] * (len(signs) // 2):
        return list(children)
    made = [t.copy(content=_gapped(t.content)) if t.type == "text" else t for t in children]
    label = made[0].content.removeprefix(_LABEL).lstrip()
    return [made[0].copy(content=label), *made[1:]]


def _gapped(words: str) -> str:
    return words.replace("]", "}}").replace("[", UNNUMBERED)


def _plain_gap(token: Token) -> Token:
    if token.type != "text" or "{{c" not in token.content:
        return token
    content = _MACRO.sub(lambda found: f"{{{{c{found[1] or 0}::", token.content)
    hinted = _HINT.sub(lambda found: f"{found[1].rstrip()}::{found[2].strip()}}}}}", content)
    return token.copy(content=hinted)

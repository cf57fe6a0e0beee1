"""Where the question of a list item ends and its answer begins, on one line or on two."""

from __future__ import annotations

import re

from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.styles.boldends import bold_end
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ends_asking
from mkdeck.values import dataclass

ON_ONE_LINE = latent(r"[?？؟]\s*(?:[-–—:=]+>?|→)?\s+(?=[^\s(\[]|$)|？$")
_SAYS = frozenset(["code_inline", "strong_open", "em_open", "image"])
"""What may begin an answer right behind the sign that parts it from the question."""

_JOINT = re.compile(r"\s+(?:[-–—:=]+>?|→|⇒)\s+")

Words = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Manner:
    """How most items of a list are written, which decides about the others."""

    is_lazy: bool = False
    """The question is the first line, the answer the lines below it."""

    is_joined: bool = False
    """A sign parts question and answer on one line."""

    is_asking: bool = False
    """They ask."""

    is_bare: bool = False
    """They hold their questions alone; what follows a question mark goes on asking."""

    is_titled: bool = False
    """All are bold words above what is told of them, and many of those ask."""


def parted(children: Words, *, alone: bool, manner: Manner) -> tuple[Words, Words]:
    """Give the question and what follows it in the item's own paragraph.

    Where the item holds nothing else, `alone`, words behind the question mark are its answer.
    """
    bold = bold_end(children)
    if bold:
        return children[:bold], children[bold:]
    for at, token in enumerate(children):
        if token.type in LINE_ENDS:
            asked = "".join(t.content for t in children[:at]).rstrip(" *_`)")
            is_answer = bool(ANSWER_LABEL.match("".join(t.content for t in children[at + 1 : at + 4])))
            if (
                is_answer
                or manner.is_lazy
                or asked.endswith(":")
                or ends_asking(asked)
                or token.type == "hardbreak"
            ):
                return children[:at], children[at:]
    if not alone or manner.is_bare:
        return children, ()
    found = on_one_line(children, ON_ONE_LINE)
    return on_one_line(children, _JOINT) if manner.is_joined and not found[1] else found


def on_one_line(children: Words, joint: re.Pattern[str]) -> tuple[Words, Words]:
    """Part `What is it? - A thing.` where no other question follows."""
    said = "".join(t.content for t in children).rstrip(" *_`)")
    depth = 0
    for at, token in enumerate(children):
        depth += token.nesting
        found = joint.search(token.content) if token.type == "text" and not depth else None
        if found and found.end() == len(token.content):
            found = found if at + 1 < len(children) and children[at + 1].type in _SAYS else None
        if found and not ends_asking(said):
            front = Token("text", "", 0, content=token.content[: found.start() + (joint is ON_ONE_LINE)])
            back = Token("text", "", 0, content=token.content[found.end() :])
            return (*children[:at], front), (back, *children[at + 1 :])
    return children, ()

"""Bold lines that ask nothing and yet are tasks, for most others that are stressed like them ask."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.styles.boldends import said_in
from mkdeck.read.words.looks import ASKS, CERTAIN, asks
from mkdeck.read.words.prefixes import label_end

_LEAST = 3
_WORDS = 3
"""The shortest task that stands among questions: "Name four reasons"; fewer words are a heading's."""


def tasking(runs: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Give the kinds of stress of bold lines that ask, where most of those without a number do.

    A name with a colon behind it counts for neither; bold words are tasks beside whatever asks.
    """
    plain = [(run, text) for run in runs if not label_end(text := said_in(run))]
    plain = [(run, text) for run, text in plain if not is_label(run) or asks(text) >= ASKS]
    asking = [kind_of(run) for run, text in plain if asks(text) >= CERTAIN]
    usual = frozenset([*asking, "strong_open"])
    return usual if len(plain) >= _LEAST and 2 * len(asking) > len(plain) else frozenset()


def kind_of(run: Sequence[Token]) -> str:
    """Give the type of the token that begins the stress."""
    return next((t.type for t in run if t.type in ("strong_open", "em_open")), "html")


def is_task(run: Sequence[Token]) -> bool:
    """Whether bold words are more than a heading's."""
    text = said_in(run)
    return len(text.split()) >= _WORDS or sum(c >= "\u2e80" for c in text) > 2 * _WORDS


def is_label(run: Sequence[Token]) -> bool:
    """Whether bold words end in a colon: they lead up to something."""
    return "".join(t.content for t in run).rstrip().endswith((":", "："))

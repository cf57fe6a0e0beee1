"""A question as a style finds it: tokens, not yet html."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Draft:
    """A prompt and the tokens of its answer."""

    prompt: tuple[Token, ...]
    """Inline tokens of the prompt's words, number and label still on them."""

    answer: tuple[Token, ...]
    """Block tokens."""

    start: int
    """The prompt's line as Markdown saw it, from 0."""

    stop: int
    """The line after the answer's last."""

    given: tuple[Token, ...] = ()
    """Block tokens that belong to the prompt: code to read, options to choose from."""

    headings: tuple[str, ...] = ()
    """Words of the headings above, outermost first."""

    cards: tuple[str, ...] = ()
    """Kinds of cards that the notation asks for."""

"""A question as a style finds it: tokens, not yet html."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token

from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A prompt and the tokens of its answer."""

    prompt: tuple[Token, ...]
    """Inline tokens of the prompt's words, number and label still on them."""

    answer: tuple[Token, ...]
    """Block tokens."""

    line: int
    """The prompt's, as Markdown saw it, from 0."""

    start: int
    """The first line that belongs to it, the same or the opening of its list above."""

    stop: int
    """The line after the answer's last."""

    away: tuple[int, int] = (0, 0)
    """The lines of a section elsewhere that holds the answer."""

    given: tuple[Token, ...] = ()
    """Block tokens that belong to the prompt: code to read, options to choose from."""

    explicit_id: str = ""
    """An id that another tool wrote among the answer's lines."""

    tags: tuple[str, ...] = ()
    """Written among the answer's lines."""

    headings: tuple[str, ...] = ()
    """Words of the headings above, outermost first."""

    cards: tuple[str, ...] = ()
    """Kinds of cards that the notation asks for."""

    is_sure: bool = False
    """Whether the notation itself says which words are the answer."""


def owned_lines(drafts: Iterable[Draft], length: int) -> bytearray:
    """Say of each line of a file so long whether a question has it."""
    owned = bytearray(length + 1)
    for draft in drafts:
        for start, stop in ((draft.start, draft.stop), draft.away):
            owned[start:stop] = b"\1" * (stop - start)
    return owned

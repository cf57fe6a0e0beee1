"""Lines that begin with A, B, C in turn: options to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.sheet import Sheet
from mkdeck.values import dataclass

Tokens = tuple[Token, ...]

OPTION = re.compile(r"\W{0,3}([A-Ha-h])\W{0,3}?[).:]|\[ \]")
_LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph."""

    token: int
    """Of the inline token that holds it."""

    start: int
    stop: int
    """Its first child, and the one behind its last."""


def option_lines(sheet: Sheet, source: Tokens) -> list[Line]:
    """Find the first lines that begin with A, B, C in turn."""
    run: list[Line] = []
    for line in lines_of(source):
        found = OPTION.match(words(sheet.masks, children_of(source, line)))
        if found and (found[1] is None or found[1].lower() == _LETTERS[len(run) : len(run) + 1]):
            run.append(line)
        elif run:
            break
    return run


def lines_of(source: Tokens) -> Iterator[Line]:
    """Give the lines of all paragraphs, those of items with them."""
    for at, token in enumerate(source):
        if token.type == "inline" and token.children:
            ends = [i for i, child in enumerate(token.children) if child.type in LINE_ENDS]
            for start, stop in zip([0, *(i + 1 for i in ends)], [*ends, len(token.children)], strict=True):
                yield Line(at, start, stop)


def children_of(source: Tokens, line: Line) -> Sequence[Token]:
    """Give the inline tokens of a line."""
    return (source[line.token].children or [])[line.start : line.stop]

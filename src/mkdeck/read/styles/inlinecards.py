"""Cards on one line: `front :: back` or `front;;back`, and `front ::: back` for both directions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.cardlines import lines_of
from mkdeck.read.styles.spacing import (
    BEHIND,
    SIGNS,
    SPACED,
    TIGHT,
    is_property,
    is_scheduled,
    spacing_of,
)
from mkdeck.read.text.gaps import has_gaps
from mkdeck.values import dataclass

NAME = "front :: back"


@dataclass(frozen=True, slots=True)
class Sides:
    """A line cut at its separator."""

    front: tuple[Token, ...]
    back: tuple[Token, ...]
    both: bool
    """Whether it is to be asked in both directions."""


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card in each line of a paragraph or item that holds the separator between words."""
    if not any(sign in sheet.text for sign in SIGNS):
        return
    pattern = spacing_of(sheet.text)
    tokens = sheet.tokens
    for at in (n for b in among for n in range(b.start, b.stop)):
        token = tokens[at]
        if token.type != "inline" or tokens[at - 1].type != "paragraph_open":
            continue
        if not any(sign in token.content for sign in SIGNS):
            continue
        line, is_open = (token.map or [0])[0], _is_nested(tokens, at)
        for n, run in enumerate(lines_of(token.children or [])):
            sides = _sides(run, SPACED, is_open=is_open)
            if not sides and pattern and not has_gaps("".join(t.content for t in run)):
                sides = _sides(run, pattern, is_open=is_open)
                is_card = not sides or not is_property(sides.front) or _sides(run, TIGHT)
                sides = sides if is_card or is_scheduled(tokens, at + 1) else None
            sides = sides or _sides(_unstressed(run), SPACED)
            if sides:
                yield _mark(tokens, at, sides, line + n)


def _mark(tokens: Sequence[Token], at: int, sides: Sides, line: int) -> Mark:
    """Make the mark of one line; what is nested below its list item belongs to the back."""
    nested = _is_nested(tokens, at)
    return Mark(
        NAME,
        at,
        at + 2 if nested else at + 1,
        sides.front,
        BELOW_HEADINGS + 4,
        "labelled",
        SURE,
        head=paragraph(sides.back, line) if sides.back else (),
        stop=_item_end(tokens, at) if nested else at + 1,
        line=line,
        cards=("question", "reversed") if sides.both else (),
    )


def _is_nested(tokens: Sequence[Token], at: int) -> bool:
    """Whether a line alone begins a list item that goes on below it."""
    is_item = tokens[at - 2].type == "list_item_open" and len(lines_of(tokens[at].children or [])) == 1
    return is_item and tokens[at + 2].nesting == 1


def _item_end(tokens: Sequence[Token], at: int) -> int:
    """Give the end of the item that the paragraph begins."""
    level = tokens[at - 2].level
    while tokens[at].level != level:
        at += 1
    return at


def _sides(run: Sequence[Token], pattern: re.Pattern[str], *, is_open: bool = False) -> Sides | None:
    """Cut a line at the first separator that stands in plain words; the back may be open, and come below."""
    depth = 0
    for at, token in enumerate(run):
        depth += token.nesting
        found = pattern.search(token.content) if token.type == "text" and not depth else None
        if pattern is not SPACED and not found and at and token.type == "text" and not depth:
            found = BEHIND.match(token.content)
        if not found:
            continue
        separator = next(g for g in found.groups() if g)
        before, after = (
            token.content[: found.end() - len(separator)].rstrip(),
            token.content[found.end() :].lstrip(),
        )
        front = (*run[:at], *((_text(before),) if before else ()))
        back = (*((_text(after),) if after else ()), *run[at + 1 :])
        return Sides(front, back, len(separator) > 2) if front and (back or is_open) else None
    return None


def _unstressed(run: Sequence[Token]) -> list[Token]:
    """Give a line with the signs of italics as words: `f(*) :: f(*)` has none, though Markdown sees some."""
    return [_text(t.markup) if t.type in ("em_open", "em_close") and t.markup else t for t in run]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)

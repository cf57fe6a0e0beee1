"""Lines that begin with a number, "**Q1:** B": the entries of a key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from mkdeck.read.answers.dropping import dropped
from mkdeck.read.answers.keytables import Entry
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.sheet import Sheet

_WORD = r"\W{0,3}(?:[^\W\d_]{1,12}\.?\W{0,2})?#?"
_BOLD_NUMBER = re.compile(_WORD + r"(\d{1,3})\W{0,3}")
_LABEL = re.compile(_WORD + r"(\d{1,3})\s*(?:[.:)\]）：、]+|[-–—]+(?=\s)|\Z)\s*")


def lines_in(sheet: Sheet, tokens: Sequence[Token], block: Block) -> Iterator[Entry]:
    """Give the entries of a paragraph of which the first line begins with a number, each down to the next."""
    children = tokens[block.start + 1].children or []
    starts = [0, *(i + 1 for i, t in enumerate(children) if t.type in LINE_ENDS)]
    begun: list[tuple[int, int, int, int]] = []
    first = (tokens[block.start].map or [0])[0]
    for line, at in enumerate(starts, first):
        number, cut = label_of(sheet, _line(children, at))
        if number and (not at or (begun and number == begun[-1][1] + 1)):
            begun.append((at, number, cut, line))
    for (at, number, cut, line), (end, *_) in pairwise([*begun, (len(children) + 1, 0, 0, 0)]):
        yield number, paragraph(dropped(sheet.masks, children[at : end - 1], cut), line)


def _line(children: Sequence[Token], at: int) -> Sequence[Token]:
    """Give the inline tokens of a line from a place on."""
    return children[at : next((i for i in range(at, len(children)) if children[i].type in LINE_ENDS), None)]


def label_of(sheet: Sheet, line: Sequence[Token]) -> tuple[int, int]:
    """Give the number with which a line begins, and where its words end; 0 for none."""
    bold = words(sheet.masks, line[: bold_end(line)])
    said = words(sheet.masks, line)
    found = _BOLD_NUMBER.fullmatch(bold) or _LABEL.match(said)
    return (int(found[1]), found.end()) if found else (0, 0)


def bold_end(children: Sequence[Token]) -> int:
    """Give where bold words end with which a line begins; 0 for none."""
    first = next((t for t in children if t.content or t.type != "text"), None)
    if first is None or first.type != "strong_open":
        return 0
    return next((i for i, t in enumerate(children, 1) if t.type == "strong_close"), 0)

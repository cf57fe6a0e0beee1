"""Cards that are sentences with gaps: a paragraph or list item that holds `{{c1::…}}`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.text.gaps import shows_gaps
from mkdeck.read.text.macros import is_labelled

NAME = "cloze"

_STRENGTH = 0.74
"""A heading that asks keeps its answer, gaps and all; one that does not is only a section."""


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card in each paragraph and item with a gap in it."""
    tokens = sheet.tokens
    if "{{c" not in sheet.text and not sheet.has_gaps:
        return
    for at in (n for b in among for n in range(b.start, b.stop)):
        if tokens[at].type != "inline" or tokens[at - 1].type != "paragraph_open":
            continue
        children = tokens[at].children or ()
        if not shows_gaps(children, sheet.masks):
            continue
        line = (tokens[at].map or [0])[0]
        is_card = is_labelled(tokens[at])
        yield Mark(
            NAME,
            at - 1,
            at + 1,
            (),
            BELOW_HEADINGS if is_card else BELOW_HEADINGS + 5,
            "labelled",
            SURE if is_card else _STRENGTH,
            head=paragraph(children, line),
            stop=at + 1,
            line=line,
            cards=("cloze",),
        )

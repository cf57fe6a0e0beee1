"""Questions that are headings: numbered, labelled, or all of a level that the file uses for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.anchors import without_anchors
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.marks import Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.codes import codes
from mkdeck.read.styles.foldedheadings import folded

NAME = "headings"

_CODED = 0.95
"""As sure as a label."""


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each heading that stands by itself."""
    tokens = sheet.tokens
    coded = codes(sheet, among)
    below = folded(sheet, among)
    ends = {end for more in below.values() for end in more}
    for block in among:
        if block.kind == "heading" and block.start not in ends:
            at, token = block.start, tokens[block.start]
            prompt = without_anchors(tokens[at + 1].children or ())
            for end in below.get(at, ()):
                line = without_anchors(tokens[end + 1].children or ())
                prompt = (*prompt, Token("softbreak", "br", 0), *line)
            if at in coded:
                prompt = (Token("text", "", 0, content=f"#{coded[at]}"),)
            form, number, strength = weigh(sheet.masks, prompt)
            yield Mark(
                style=NAME,
                start=at,
                body=below.get(at, (at,))[-1] + 3,
                prompt=prompt,
                rank=int(token.tag[1:]),
                form="labelled" if at in coded else form,
                strength=_CODED if at in coded else strength,
                number=number,
                line=token.map[0] if token.map else 0,
            )

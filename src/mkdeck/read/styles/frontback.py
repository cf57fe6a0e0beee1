"""Cards between START and END with `Back:` between the sides, or `Front:` above `Back:`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.cardlines import BACK, FRONT, ends, front_at, joined, lines_of, rest, without
from mkdeck.read.styles.enclosed import enclosed

NAME = "Front and Back"


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card in each paragraph with a line that begins with `Back:`."""
    tokens = sheet.tokens
    for at, block in enumerate(among if "Back:" in sheet.text else ()):
        mark = None
        if block.kind == "paragraph":
            mark = enclosed(tokens, among, at) or _mark(tokens, block)
        if mark and mark.stop > block.stop:
            yield mark
        elif mark:
            yield replace(mark, stop=_stop(tokens, among, at))


def _stop(tokens: Sequence[Token], among: Sequence[Block], at: int) -> int:
    """Let a comment and the word END below the paragraph belong to the card."""
    while at + 1 < len(among) and among[at + 1].start == among[at].stop:
        block = among[at + 1]
        content = tokens[min(block.start + 1, len(tokens) - 1)].content
        is_comment = block.kind == "html_block" and tokens[block.start].content.startswith("<!--")
        if not is_comment and content.strip() != "END":
            break
        at += 1
    return among[at].stop


def _mark(tokens: Sequence[Token], block: Block) -> Mark | None:
    """Make the card of a paragraph: the lines above `Back:`, and those below it up to the end."""
    lines = lines_of(tokens[block.start + 1].children or [])
    back = next((n for n, run in enumerate(lines) if run and BACK.match(run[0].content)), 0)
    first = front_at(lines)
    front = joined(lines[first:back])
    if not back or not front:
        return None
    end = next((n for n in range(back, len(lines)) if ends(lines[n])), len(lines))
    line = (tokens[block.start].map or [0])[0]
    return Mark(
        style=NAME,
        start=block.start,
        body=block.stop,
        prompt=tuple(without(front, FRONT)),
        rank=BELOW_HEADINGS + 4,
        form="labelled",
        strength=SURE,
        head=(
            *paragraph(without(joined(lines[back:end]), BACK), line + back),
            *rest(lines[end:], line + end),
        ),
        stop=block.stop,
        line=line + first,
    )

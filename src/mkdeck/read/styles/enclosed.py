"""Cards of several blocks between START and END, with `Back:` between the sides."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.styles.cardlines import BACK, FRONT, ends, front_at, joined, lines_of, rest, without

NAME = "Front and Back"


def enclosed(tokens: Sequence[Token], among: Sequence[Block], at: int) -> Mark | None:
    """Make the card of all blocks from one that begins with START to the one that closes with END."""
    end = _closing(tokens, among, at)
    if end <= at:
        return None
    front: list[Token] = []
    back: list[Token] = []
    side = front
    for block in among[at : end + 1]:
        if block.kind != "paragraph":
            side += tokens[block.start : block.stop]
            continue
        line = (tokens[block.start].map or [0])[0]
        lines = lines_of(tokens[block.start + 1].children or [])
        todo = range(front_at(lines) if block is among[at] else 0, len(lines))
        cut = next((n for n in todo if side is front and lines[n] and BACK.match(lines[n][0].content)), -1)
        if cut >= 0:
            front += _said(lines[todo.start : cut], line + todo.start)
            side, lines[cut], todo = back, without(lines[cut], BACK), range(cut, len(lines))
        side += _said(lines[todo.start :], line + todo.start)
    if not front or front[0].type != "paragraph_open" or side is front:
        return None
    prompt = without(front[1].children or [], FRONT)
    shown = (*front[3:], *paragraph([Token("text", "", 0, content="%")], 0)) if front[3:] else ()
    stop = among[end].stop
    return Mark(
        style=NAME,
        start=among[at].start,
        body=stop,
        prompt=tuple(prompt),
        rank=BELOW_HEADINGS + 4,
        form="labelled",
        strength=SURE,
        head=(*shown, *back),
        stop=stop,
        line=(front[0].map or [0])[0],
    )


def _closing(tokens: Sequence[Token], among: Sequence[Block], at: int) -> int:
    """Find the block whose last line is END, before the next START; -1 where this is no START or has none."""
    first, below, _ = tokens[among[at].start + 1].content.partition("\n")
    if first.rstrip() != "START" or not below:
        return -1
    for n in range(at, len(among)):
        block = among[n]
        lines = tokens[block.start + 1].content.split("\n") if block.kind == "paragraph" else [""]
        if n > at and (lines[0].rstrip() == "START" or among[n - 1].stop != block.start):
            return -1
        if lines[-1].strip() == "END":
            return n
    return -1


def _said(lines: Sequence[list[Token]], line: int) -> tuple[Token, ...]:
    """Make a paragraph of lines; an id and tags at their end stay by themselves."""
    end = next((n for n in range(len(lines)) if ends(lines[n])), len(lines))
    return (*paragraph(joined(lines[:end]), line), *rest(lines[end:], line + end))

"""Headings right below a counted one, line by line: the code or the cases that it asks about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.read.blocks import Block
from mkdeck.read.looks import ANSWER_LABEL, is_answer_heading
from mkdeck.read.marks import weigh
from mkdeck.read.pageparts import is_furniture
from mkdeck.read.press import words
from mkdeck.read.sheet import Sheet

_ASKS = 0.75
_LEAST = 2
"""One heading may begin the answer; of several, all but the last would say nothing."""


def stacked(sheet: Sheet, among: Sequence[Block]) -> dict[int, tuple[int, ...]]:
    """Give for each such counted heading where those below it begin; text stands behind the last."""
    return {
        run[0].start: tuple(b.start for b in run[1:])
        for run, is_filled in _runs(sheet, among)
        if len(run) > _LEAST and is_filled and _counts(sheet, run[0]) and _are_lines(sheet, run[1:])
    }


def _runs(sheet: Sheet, among: Sequence[Block]) -> Iterator[tuple[list[Block], bool]]:
    """List the headings of one level without a line between, and say whether anything else follows."""
    run: list[Block] = []
    for block in among:
        if block.kind == "heading" and run and _is_next(sheet, run[-1], block):
            run.append(block)
            continue
        if run:
            yield run, block.kind != "heading"
        run = [block] if block.kind == "heading" else []


def _is_next(sheet: Sheet, above: Block, below: Block) -> bool:
    first, second = sheet.tokens[above.start], sheet.tokens[below.start]
    return first.tag == second.tag and (first.map or [0, -1])[1] == (second.map or [0])[0]


def _counts(sheet: Sheet, block: Block) -> bool:
    return weigh(sheet.masks, sheet.tokens[block.start + 1].children or ())[0] != "plain"


def _are_lines(sheet: Sheet, run: Sequence[Block]) -> bool:
    """Whether none of them counts, asks, answers or names a part of the page."""
    prompts = [sheet.tokens[b.start + 1].children or () for b in run]
    weighed = [weigh(sheet.masks, p) for p in prompts]
    said = [words(sheet.masks, p) for p in prompts]
    is_plain = all(form == "plain" and strength < _ASKS for form, _, strength in weighed)
    return is_plain and not any(
        ANSWER_LABEL.match(text)
        or is_answer_heading(text)
        or (is_furniture(text) and text.strip()[:1].isalpha())
        for text in said
    )

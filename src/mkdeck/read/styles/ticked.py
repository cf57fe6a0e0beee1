"""Questions that are plain paragraphs above options with boxes, of which some are ticked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.read.answers.options import BOXES, TICKED
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.itemplaces import places, read_item
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.looks import ends_asking
from mkdeck.read.words.prefixes import label_end

NAME = "ticked options"

_LEAST = 2
_ENDS = frozenset(["hr", "heading"])
"""What stands above a question; other options do, too."""


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in what stands above each such list, where no headings ask most of them."""
    if not sheet.signs & TICKED:
        return
    found = [(n, _first(sheet, among, n)) for n, b in enumerate(among) if _has_boxes(sheet, b)]
    plain = [(first, n) for n, first in found if first < n and among[first].kind == "paragraph"]
    below = sum(among[first - 1].kind == "heading" for first, _ in plain if first)
    if len(plain) < _LEAST or 2 * (below + len(found) - len(plain)) > len(found):
        return
    for first, last in plain:
        yield _mark(sheet, among[first], among[last])


def _first(sheet: Sheet, among: Sequence[Block], n: int) -> int:
    """Give the first of the blocks that lead up to a list of options; a label or number begins them."""
    said, last = "", n
    while n and among[n - 1].kind not in _ENDS and not (label_end(said) or _has_boxes(sheet, among[n - 1])):
        above = words(sheet.masks, sheet.tokens[among[n - 1].start + 1].children or ())
        if ANSWER_LABEL.match(above):  # what goes on to explain it asks nothing
            return next((k for k in range(last - 1, n, -1) if _asks(sheet, among[k])), n)
        n, said = n - 1, above
    return n


def _asks(sheet: Sheet, block: Block) -> bool:
    return block.kind == "paragraph" and ends_asking(sheet.tokens[block.start + 1].content)


def _has_boxes(sheet: Sheet, block: Block) -> bool:
    """Whether a block is a list of options, at least one of them ticked."""
    if not block.kind.endswith("_list"):
        return False
    items = [read_item(sheet.tokens, place).children for place in places(sheet.tokens, block)]
    said = {words(sheet.masks, children)[:3] for children in items}
    return len(items) > 1 and said <= BOXES and bool(said & TICKED)


def _mark(sheet: Sheet, asked: Block, options: Block) -> Mark:
    """Make the mark of a paragraph; code and words between it and the options belong to the question."""
    prompt = tuple(sheet.tokens[asked.start + 1].children or ())
    return Mark(
        style=NAME,
        start=asked.start,
        body=asked.stop,
        prompt=prompt,
        rank=BELOW_HEADINGS,
        form="labelled",
        strength=SURE,
        number=weigh(sheet.masks, prompt)[1],
        line=(sheet.tokens[asked.start].map or [0])[0],
    )

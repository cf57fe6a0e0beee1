"""Lists of further questions that nobody has answered yet: headings in items, or numbers that count on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, asks

_LINES = ("list", "heading", "paragraph", "inline")
"""How the types begin, `ordered_` and `bullet_` left out, of a list of lines without more to them."""


def open_lists(sheet: Sheet, chosen: Sequence[Mark]) -> list[int]:
    """Find the lists, behind questions that are headings, of which each item is only a question's line."""
    begins = [m.start for m in chosen]
    found = []
    for block in sheet.blocks:
        at = bisect_right(begins, block.start) - 1 if block.kind.endswith("_list") else -1
        if at >= 0 and chosen[at].rank < BELOW_HEADINGS and _is_open(sheet, block, chosen[at]):
            found.append(block.start)
    return found


def _is_open(sheet: Sheet, block: Block, above: Mark) -> bool:
    """Whether a list has only headings of the level of the question above, or counts on from it and asks."""
    inner, led = sheet.tokens[block.start : block.stop], sheet.tokens[block.start - 2].content
    if led.rstrip(" *_").endswith((":", "：")):
        return False
    first, is_next = inner[2], above.number.isdecimal() and inner[1].info == str(int(above.number) + 1)
    if not (is_next or first.tag == f"h{above.rank}"):
        return False
    if max(t.level for t in inner) > first.level + 1 or not all(_is_line(t.type) for t in inner):
        return False
    lines = [t for t in inner if t.type == "inline"]
    if first.type == "heading_open":
        return len(lines) == sum(t.tag == first.tag and t.nesting > 0 for t in inner)
    return all(asks(words(sheet.masks, t.children or ())) >= ASKS for t in lines)


def _is_line(kind: str) -> bool:
    return kind.removeprefix("ordered_").removeprefix("bullet_").startswith(_LINES)

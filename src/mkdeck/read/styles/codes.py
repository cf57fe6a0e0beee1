"""Headings that are only the code of a question, `BIO-007`, with the question itself below."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.looks import ASKS, asks

_CODE = re.compile(r"([^\W\d_]{1,12})[\s_-]*#?(\d{1,4})\W{0,3}")
_LEAST = 3


def codes(sheet: Sheet, among: Sequence[Block]) -> dict[int, str]:
    """Give each such heading's number by its first token, where they count up above questions."""
    groups: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for n, block in enumerate(among):
        if block.kind != "heading":
            continue
        said = words(sheet.masks, sheet.tokens[block.start + 1].children or ())
        found = _CODE.fullmatch(said.strip())
        if found:
            groups[sheet.tokens[block.start].tag, found[1].casefold()].append((n, found[2]))
    return {
        among[n].start: number
        for group in groups.values()
        if len(group) >= _LEAST and _is_asked(sheet, among, group)
        for n, number in group
    }


def _is_asked(sheet: Sheet, among: Sequence[Block], group: Sequence[tuple[int, str]]) -> bool:
    """Whether the numbers grow, and below most headings a paragraph asks or has a marked answer."""
    numbers = [int(number) for _, number in group]
    below = sum(_holds(sheet, among, n + 1) for n, _ in group)
    return all(a < b for a, b in pairwise(numbers)) and 3 * below >= 2 * len(group)


def _holds(sheet: Sheet, among: Sequence[Block], n: int) -> bool:
    """Whether a question and its answer begin at a block."""
    if n + 1 >= len(among) or among[n].kind != "paragraph":
        return False
    tokens, below = sheet.tokens, among[n + 1]
    if below.kind == "details" or asks(words(sheet.masks, tokens[among[n].start + 1].children or ())) >= ASKS:
        return below.kind != "heading"
    said = words(sheet.masks, tokens[below.start + 1].children or ()) if below.kind == "paragraph" else ""
    return bool(ANSWER_LABEL.match(said))

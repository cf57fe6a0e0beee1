"""The numbered entries of a section of answers: list items, folds, headings or lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.marks import weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, asks

Entries = dict[int, tuple[Token, ...]]

_NUMBER = re.compile(r"\d{1,3}")


def entries_in(sheet: Sheet, tokens: Sequence[Token]) -> Entries:
    """List the entries by their numbers; none where a number comes twice."""
    found: Entries = {}
    last = 0
    for block in blocks(tokens):
        begun = list(_begun(sheet, tokens, block))
        for number, said in begun:
            if number in found:
                return {}
            found[number], last = said, number
        if not begun and last and block.kind != "hr":
            found[last] = (*found[last], *tokens[block.start : block.stop])
    return found


def _begun(sheet: Sheet, tokens: Sequence[Token], block: Block) -> Iterator[tuple[int, tuple[Token, ...]]]:
    """Give the entries that a block holds or begins."""
    if block.kind == "ordered_list":
        items = blocks(tokens, block.start + 1, block.stop - 1)
        first = tokens[items[0].start].info
        for n, item in enumerate(items, int(first) if first.isdecimal() else 1):
            yield n, tuple(tokens[item.start + 1 : item.stop - 1])
    elif block.kind == "details" and tokens[block.start + 1].type == "summary":
        number = _only_number(words(sheet.masks, tokens[block.start + 1].children or ()))
        if number:
            yield number, tuple(tokens[block.start + 2 : block.stop - 1])
    elif block.kind == "heading":
        prompt = tokens[block.start + 1].children or ()
        _, label, _ = weigh(sheet.masks, prompt)
        number = int(label) if label.isdecimal() else _only_number(words(sheet.masks, prompt))
        if number:
            yield number, ()


def _only_number(said: str) -> int:
    """Give the one number of words that ask nothing, "Answer 3 / Réponse 3"; 0 for others."""
    numbers = set(_NUMBER.findall(said))
    return int(numbers.pop()) if len(numbers) == 1 and asks(said) < ASKS else 0

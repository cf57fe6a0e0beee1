"""The numbered entries of a section of answers: items, folds, headings or lines that begin with a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.answers.dropping import dropped
from mkdeck.read.answers.keylines import bold_end, label_of, lines_in
from mkdeck.read.answers.keytables import Entry, in_pairs, in_table
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, asks
from mkdeck.read.words.prefixes import label_end

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
        if not begun and last and _is_title(tokens, block):
            last = 0
        if not begun and last and block.kind != "hr":
            found[last] = (*found[last], *tokens[block.start : block.stop])
    return found


def _begun(sheet: Sheet, tokens: Sequence[Token], block: Block) -> Iterator[Entry]:
    """Give the entries that a block holds or begins."""
    if block.kind == "ordered_list":
        yield from _counted(sheet, tokens, block)
    elif block.kind == "details" and tokens[block.start + 1].type == "summary":
        number = _only_number(words(sheet.masks, tokens[block.start + 1].children or ()))
        if number:
            yield number, tuple(tokens[block.start + 2 : block.stop - 1])
    elif block.kind == "heading":
        yield from _heading(sheet, tokens, block)
    elif block.kind == "bullet_list":
        yield from _items(sheet, tokens, block)
    elif block.kind == "table":
        yield from in_table(sheet, tokens, block)
    elif block.kind == "paragraph":
        yield from in_pairs(sheet, tokens[block.start + 1]) or lines_in(sheet, tokens, block)


def _counted(sheet: Sheet, tokens: Sequence[Token], block: Block) -> Iterator[Entry]:
    """Give the items of a list by their numbers; an only one may go on with pairs, "1. B 2. A 3. C"."""
    items = blocks(tokens, block.start + 1, block.stop - 1)
    first = tokens[items[0].start].info
    pairs = in_pairs(sheet, tokens[items[0].start + 2], f"{first}. ") if len(items) == 1 else []
    yield from pairs
    for n, item in enumerate([] if pairs else items, int(first) if first.isdecimal() else 1):
        yield n, tuple(tokens[item.start + 1 : item.stop - 1])


def _heading(sheet: Sheet, tokens: Sequence[Token], block: Block) -> Iterator[Entry]:
    """Give the entry that a heading with a number begins; its words are the answer where nothing is below."""
    prompt = tokens[block.start + 1].children or ()
    said = words(sheet.masks, prompt)
    _, label, _ = weigh(sheet.masks, prompt)
    number = int(label) if label.isdecimal() else _only_number(said)
    if number:
        is_alone = block.stop >= len(tokens) or tokens[block.stop].type == "heading_open"
        rest = dropped(sheet.masks, prompt, label_end(said)) if is_alone and label.isdecimal() else ()
        yield number, paragraph(rest, (tokens[block.start].map or [0])[0])


def _items(sheet: Sheet, tokens: Sequence[Token], block: Block) -> Iterator[Entry]:
    """Give the entries of bullets that all begin with a number: "- Q1: B"."""
    items = blocks(tokens, block.start + 1, block.stop - 1)
    firsts = [tokens[item.start + 2] for item in items]
    labels = [label_of(sheet, first.children or ()) for first in firsts]
    if all(number for number, _ in labels):
        for item, first, (number, cut) in zip(items, firsts, labels, strict=True):
            own = first.copy(children=dropped(sheet.masks, first.children or (), cut))
            yield number, (tokens[item.start + 1], own, *tokens[item.start + 3 : item.stop - 1])


def _is_title(tokens: Sequence[Token], block: Block) -> bool:
    """Whether a paragraph is all bold: with it begins something that has no number."""
    children = tokens[block.start + 1].children or () if block.kind == "paragraph" else ()
    end = bold_end(children)
    return bool(end) and not any(t.content for t in children[end:])


def _only_number(said: str) -> int:
    """Give the one number of words that ask nothing, "Answer 3 / Réponse 3"; 0 for others."""
    numbers = set(_NUMBER.findall(said))
    return int(numbers.pop()) if len(numbers) == 1 and asks(said) < ASKS else 0

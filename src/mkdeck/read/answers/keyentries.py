"""The numbered entries of a section of answers: list items, folds, headings or bold numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, asks

Entries = dict[int, tuple[Token, ...]]

_NUMBER = re.compile(r"\d{1,3}")
_BOLD_NUMBER = re.compile(r"(?:[^\W\d_]{1,12}\W{0,2})?(\d{1,3})\W{0,3}")


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

    elif block.kind == "paragraph":
        yield from _below_bold(tokens, block)


def _below_bold(tokens: Sequence[Token], block: Block) -> Iterator[tuple[int, tuple[Token, ...]]]:
    """Give the entry that a bold number begins, "**Exercise 1**": the rest of its paragraph."""
    children = _shown(tokens, block)
    end = _bold_end(children)
    found = _BOLD_NUMBER.fullmatch("".join(t.content for t in children[:end]))
    if found:
        line = (tokens[block.start].map or [0])[0]
        yield int(found[1]), paragraph(children[end:], line)


def _is_title(tokens: Sequence[Token], block: Block) -> bool:
    """Whether a paragraph is all bold: with it begins something that has no number."""
    children = _shown(tokens, block) if block.kind == "paragraph" else []
    return bool(children) and _bold_end(children) == len(children)


def _shown(tokens: Sequence[Token], block: Block) -> list[Token]:
    """Give the inline tokens of a paragraph that are not empty."""
    return [t for t in tokens[block.start + 1].children or () if t.content or t.type != "text"]


def _bold_end(children: Sequence[Token]) -> int:
    """Give where bold words end with which a paragraph begins; 0 for none."""
    if not children or children[0].type != "strong_open":
        return 0
    return next(i for i, t in enumerate(children, 1) if t.type == "strong_close")


def _only_number(said: str) -> int:
    """Give the one number of words that ask nothing, "Answer 3 / Réponse 3"; 0 for others."""
    numbers = set(_NUMBER.findall(said))
    return int(numbers.pop()) if len(numbers) == 1 and asks(said) < ASKS else 0

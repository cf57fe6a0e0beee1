"""Counted lists of exercises that a section of answers further down answers one by one."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.answers.answerkeys import Key, keys_of
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.itemplaces import places
from mkdeck.read.words.looks import names_questions


def keyed_lists(sheet: Sheet, among: Sequence[Block]) -> frozenset[int]:
    """Give the first tokens of such lists; they ask, whatever their words."""
    if not any(b.kind == "ordered_list" for b in among):
        return frozenset()
    keys = keys_of(sheet)
    found: set[int] = set()
    title = ""
    for block in among if keys else ():
        if block.kind == "heading":
            title = words(sheet.masks, sheet.tokens[block.start + 1].children or ())
        elif block.kind == "ordered_list" and any(_is_for(sheet, key, block, title) for key in keys):
            found.add(block.start)
    return frozenset(found)


def _is_for(sheet: Sheet, key: Key, block: Block, title: str) -> bool:
    """Whether a key below has as many answers, and the list's section asks or has its name in the key's."""
    line = (sheet.tokens[block.start].map or (0, 0))[0]
    if line >= key.lines[0] or len(places(sheet.tokens, block)) != len(key.entries):
        return False
    return names_questions(title) or (bool(title) and title.strip(" :：") in key.title)

"""Counted lists of exercises that a section or fold of answers further down answers one by one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from mkdeck.read.answers.keys import Key, keys_of
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.itemplaces import places
from mkdeck.read.words.looks import names_questions


def keyed_lists(sheet: Sheet, among: Sequence[Block]) -> frozenset[int]:
    """Give the first tokens of such lists; they ask, whatever their words."""
    if not any(b.kind == "ordered_list" for b in among):
        return frozenset()
    keys: dict[int, list[Key]] = defaultdict(list)
    for key in keys_of(sheet):
        keys[len(key.entries)].append(key)
    found: set[int] = set()
    title = ""
    for block in among if keys else ():
        if block.kind == "heading":
            title = words(sheet.masks, sheet.tokens[block.start + 1].children or ())
        elif block.kind == "ordered_list":
            alike = keys.get(len(places(sheet.tokens, block)), [])
            line = (sheet.tokens[block.start].map or (0, 0))[0]
            below = alike[bisect_right(alike, line, key=lambda key: key.lines[0]) :]
            is_named = names_questions(title) or _is_named(title, below)
            if below and (is_named or _is_next(sheet, block, below[0])):
                found.add(block.start)
    return frozenset(found)


def _is_next(sheet: Sheet, block: Block, key: Key) -> bool:
    """Whether at most a rule stands between a list and a key."""
    at = bisect_right(sheet.blocks, block.start, key=lambda other: other.start)
    following = [b for b in sheet.blocks[at : at + 2] if b.kind != "hr"]
    place = sheet.tokens[following[0].start].map if following else None
    return place is not None and place[0] == key.lines[0]


def _is_named(title: str, keys: Sequence[Key]) -> bool:
    """Whether one of the sections of answers has the name of a list's section in its own."""
    return bool(title) and any(title.strip(" :：") in key.title for key in keys)

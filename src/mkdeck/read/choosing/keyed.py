"""Counted questions of any words with nothing below them, which a section of answers further down answers."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from mkdeck.read.answers.keys import Key
from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS


def with_keyed(sheet: Sheet, marks: Sequence[Mark], keys: Sequence[Key]) -> list[Mark]:
    """Strengthen those of which a key has as many answers: they ask."""
    if not keys:
        return list(marks)
    sizes = {len(key.entries) for key in keys if key.entries}
    keyed = {
        id(mark)
        for run in _runs(marks)
        if len(run) in sizes and _is_bare(sheet, run) and _is_above(run, keys)
        for mark in run
    }
    return [replace(m, strength=max(m.strength, ASKS)) if id(m) in keyed else m for m in marks]


def _runs(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Give the runs of marks alike that are counted from 1 on."""
    families: dict[object, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda m: m.start):
        if mark.number.isdecimal():
            families[mark.family].append(mark)
    for members in families.values():
        run: list[Mark] = []
        for mark in members:
            if int(mark.number) == len(run) + 1:
                run.append(mark)
                continue
            yield run
            run = [mark] if mark.number == "1" else []
        yield run


def _is_bare(sheet: Sheet, run: Sequence[Mark]) -> bool:
    """Whether nothing but a rule stands between them."""
    between = (sheet.tokens[a.body : b.start] for a, b in pairwise(run))
    return all(token.type == "hr" for tokens in between for token in tokens) and not any(m.head for m in run)


def _is_above(run: Sequence[Mark], keys: Sequence[Key]) -> bool:
    """Whether the first key below them has as many answers."""
    following = bisect_right(keys, run[-1].line, key=lambda key: key.lines[0])
    return following < len(keys) and len(keys[following].entries) == len(run)

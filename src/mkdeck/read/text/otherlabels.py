"""Other spellings of `Q:` and `A:` that any file may have: bold or listed `Front:` and `Back:`, `A.`."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mkdeck.read.text.page import Page
from mkdeck.read.text.respelled import Spelling, respelled
from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ASKS, asks

_DOTTED = latent(r"([ \t>#*_-]*)([QAB])(\d{0,3})([.)])(?=[*_]{0,3}\s)")
_WORTH = re.compile(r"\n[ \t>#*_-]*A\d{0,3}[.)]")
_SIDE = latent(
    r"([ \t]*(?:[-*+][ \t]+(?:\*\*)?|\*\*))((Front|Back)(?:[ -][Ss]ide)?)(?=(?:\*\*)?:(?:\*\*)?(?:\s|$))"
)
_COUNTS = re.compile(r"\n(?:#{1,6} +(?:\*\*)?|\*\*)[B-PR-ZА-Я]1[.:)]")
_COUNTED = latent(r"(#{1,6} +(?:\*\*)?|\*\*)([B-PR-ZА-Я])(\d{1,3})[.:)]+(?=[*\s])")
_PAIRS = 2
_LETTERS = {"Front": "Q", "Back": "A"}


def with_letters(page: Page) -> Page:
    """Write them as `Q:` and `A:`; a plain `Front:` is a style of its own."""
    return _with_colons(_with_sides(_with_counts(page)))


def _with_counts(page: Page) -> Page:
    """Write `## P1.` and `## P2.` as `Q`, where such headings count from one and ask."""
    if not _COUNTS.search("\n" + page.text):
        return page
    found = [_COUNTED.match(line) for line in page.lines]
    groups: dict[tuple[str, str], list[re.Match[str]]] = defaultdict(list)
    for one in found:
        if one:
            groups[one[1], one[2]].append(one)
    taken = {key for key, group in groups.items() if _count_on(group)}
    if not taken:
        return page
    spelt = {letter: Spelling(letter) for _, letter in sorted(taken)}
    spellings = (*page.spellings, *spelt.values())
    lines = [
        one[1] + respelled("Q", one[3], spelt[one[2]], spellings) + line[one.end(3) :]
        if one and (one[1], one[2]) in taken
        else line
        for line, one in zip(page.lines, found, strict=True)
    ]
    return replace(page, lines=tuple(lines), spellings=spellings)


def _count_on(group: Sequence[re.Match[str]]) -> bool:
    """Whether headings count from one without a gap, in each section anew, and at least half of them ask."""
    asking = sum(asks(one.string[one.end() :]) >= ASKS for one in group)
    numbers = [int(one[3]) for one in group]
    is_counted = all(n in (1, before + 1) for before, n in pairwise((0, *numbers)))
    return len(group) >= _PAIRS and max(numbers) > 1 and is_counted and 2 * asking >= len(group)


def _with_sides(page: Page) -> Page:
    """Write `**Front side:**` and `**Back:**` as letters where there are as many of one as of the other."""
    if "Front" not in page.text or "Back" not in page.text:
        return page
    found = [_SIDE.match(line) for line in page.lines]
    counts = Counter(side[3] for side in found if side)
    if not counts["Front"] or counts["Front"] != counts["Back"]:
        return page
    spellings = (*page.spellings, *dict.fromkeys(Spelling(side[2]) for side in found if side))
    lines = [
        side[1] + respelled(_LETTERS[side[3]], "", Spelling(side[2]), spellings) + line[side.end() :]
        if side
        else line
        for line, side in zip(page.lines, found, strict=True)
    ]
    return replace(page, lines=tuple(lines), spellings=spellings)


def _with_colons(page: Page) -> Page:
    """Write `A.` as `A:` where lines that begin with `Q.` stand above it, and no `B.` makes it an option."""
    if not _WORTH.search("\n" + page.text):
        return page
    found = [_DOTTED.match(line) for line in page.lines]
    counts = Counter(label[2] for label in found if label)
    if min(counts["Q"], counts["A"]) < _PAIRS or counts["B"] or 2 * counts["A"] < counts["Q"]:
        return page
    found = [label if label and label[2] == "A" else None for label in found]
    spellings = (*page.spellings, *dict.fromkeys(Spelling("A", label[4]) for label in found if label))
    lines = [
        f"{label[1]}{respelled('A', label[3], Spelling('A', label[4]), spellings)}:{line[label.end() :]}"
        if label
        else line
        for line, label in zip(page.lines, found, strict=True)
    ]
    return replace(page, lines=tuple(lines), spellings=spellings)

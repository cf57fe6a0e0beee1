"""The marks of a file as a tree: what stands inside of what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mkdeck.read.choosing.overlaps import are_cards, each_once
from mkdeck.read.choosing.substance import has_words
from mkdeck.read.html.press import words
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import is_answer_heading
from mkdeck.read.words.prefixes import is_label, label_end
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Node:
    """A mark in its place."""

    mark: Mark
    parent: int
    """Index of the mark around it, -1 for none."""

    answered: bool
    """Whether something stands between it and the next mark."""

    is_title: bool
    """Whether it is the one heading of the first level, before all others."""

    words: str
    """Folded, without number, to find repetitions."""


def outline(sheet: Sheet, marks: Sequence[Mark]) -> list[Node]:
    """Order marks and find each one's parent by rank, as in a table of contents."""
    ordered = sorted(each_once(marks), key=lambda m: (m.start, m.line, m.rank))
    headings = [m for m in ordered if m.rank < BELOW_HEADINGS]
    firsts = [m for m in headings if m.rank == 1]
    begun = next((m for m in headings if m.strength or m.rank == 1), None)
    title = firsts[0] if len(firsts) == 1 and len(headings) > 1 and begun is firsts[0] else None
    title = None if title and title.form == "labelled" else title
    following = _following(sheet, ordered)
    stack: list[int] = []
    within: dict[int, set[str]] = {}
    nodes: list[Node] = []
    for at, mark in enumerate(ordered):
        is_below = bool(stack) and _answers(sheet, mark)
        said = words(sheet.masks, mark.prompt)
        while stack and not is_below:
            outer = nodes[stack[-1]]
            is_part = not outer.words and _has_other_label(sheet, outer.mark, said)
            if _holds(outer.mark, mark, within.get(stack[-1], set()), is_part=is_part):
                break
            stack.pop()
        shown = "" if is_label(said) else re.sub(r"\W+", " ", said[label_end(said) :])
        answered = bool(mark.head) or has_words(sheet, mark, following[at])
        nodes.append(Node(mark, stack[-1] if stack else -1, answered, mark is title, shown.strip().lower()))
        if stack:
            within.setdefault(stack[-1], set()).add(mark.number)
        if not is_below:
            stack.append(at)
    parted = {i for i, (own, below) in enumerate(pairwise(nodes)) if _begins(own, below)}
    return [replace(n, answered=True) if i in parted else n for i, n in enumerate(nodes)] if parted else nodes


def _begins(own: Node, below: Node) -> bool:
    """Whether a heading right below a labelled one of the same level begins its answer."""
    is_level = own.parent == below.parent and own.mark.rank == below.mark.rank < BELOW_HEADINGS
    return is_level and own.mark.form == "labelled" and below.mark.form == "plain" and below.answered


def _following(sheet: Sheet, ordered: Sequence[Mark]) -> list[int]:
    """Give for each mark where the next one begins that could end it."""
    ends, end = [], len(sheet.tokens)
    for mark in reversed(ordered):
        ends.append(end)
        end = end if _answers(sheet, mark) else mark.start
    return ends[::-1]


def _answers(sheet: Sheet, mark: Mark) -> bool:
    """Whether a heading says "Answer": it stands below a question and does not end it."""
    if mark.strength or mark.rank >= BELOW_HEADINGS:
        return False
    return is_answer_heading(words(sheet.masks, mark.prompt))


def _has_other_label(sheet: Sheet, outer: Mark, said: str) -> bool:
    """Whether a heading's words begin with another label than "Exercise 2" above, as "Question 1" does."""
    above = words(sheet.masks, outer.prompt)
    labels = [re.sub(r"[\W\d]+", "", text[: label_end(text)]).lower() for text in (above, said)]
    return bool(labels[0] and labels[1]) and labels[0] != labels[1]


def _holds(outer: Mark, inner: Mark, numbers: set[str], *, is_part: bool) -> bool:
    """Whether the inner mark stands within the outer one; counting on makes them neighbours."""
    if outer.rank >= BELOW_HEADINGS and outer.body <= inner.start < outer.stop:
        return not are_cards(outer, inner)
    if outer.rank >= inner.rank or 0 <= outer.stop <= inner.start:
        return False
    if inner.form == "labelled" and outer.form == "labelled":
        return is_part and inner.rank < BELOW_HEADINGS
    if not outer.number.isdecimal() or not inner.number.isdecimal():
        return True
    is_next = int(inner.number) == int(outer.number) + 1 and outer.number not in numbers
    return not (is_next and (outer.rank >= BELOW_HEADINGS or outer.style == inner.style))

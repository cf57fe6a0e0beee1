"""Which headings end an answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from mkdeck.read.answers.ownheadings import headings_between
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import ANSWER_LABEL, is_answer_heading
from mkdeck.read.words.pageparts import is_furniture


def boundaries(sheet: Sheet, chosen: Sequence[Mark]) -> list[int]:
    """Find the headings that end an answer without being a question."""
    tokens = sheet.tokens
    heads = headings_between(sheet, chosen)
    structure = _structure(tokens, heads, chosen[0].start)
    inside = {
        level for level in {m.rank for m in chosen if m.form == "labelled"} if _goes_on(sheet, level, chosen)
    }
    said = {b.start: words(sheet.masks, tokens[b.start + 1].children or ()) for b in heads}
    times = Counter(text for at, text in said.items() if at > chosen[0].start)
    is_anew = sum(m.number == "1" for m in chosen) > 1
    ends, at, inner = [], -1, set()
    for head in heads:
        while at + 1 < len(chosen) and chosen[at + 1].start < head.start:
            at += 1
        if at >= 0 and head.start < chosen[at].body:
            continue
        tag, text = tokens[head.start].tag, said[head.start]
        if at < 0 or _answers(text) or int(tag[1:]) > chosen[at].rank < BELOW_HEADINGS:
            continue
        opens = at + 1 < len(chosen) or head.start > chosen[at].body or not is_furniture(text)
        if int(tag[1:]) == chosen[at].rank in inside and opens:
            continue
        is_part = tag not in structure or (times[text] > 1 and not _is_bare(tokens, head.stop))
        is_part = is_part or (is_anew and _is_counted_over(sheet, head, chosen[at : at + 2]))
        is_part = is_part and not _holds(tokens, head, chosen, at + 1)
        is_part = is_part and not _is_over(int(tag[1:]), chosen[at : at + 2])
        is_last = at + 1 == len(chosen) and tag not in inner and not _is_led(tokens, head, text)
        is_last = is_last and not _is_about(text, words(sheet.masks, chosen[at].prompt))
        if is_furniture(text) or is_last or not is_part or chosen[at].rank >= BELOW_HEADINGS:
            ends.append(head.start)
        else:
            inner.add(tag)
    return ends


def _goes_on(sheet: Sheet, level: int, chosen: Sequence[Mark]) -> bool:
    """Whether the headings of the questions' level that carry no sign are parts of answers.

    Each stands below a question of the same section, and at least one stands where an answer has to begin.
    """
    tokens = sheet.tokens
    starts = {m.start for m in chosen}
    is_below, begins, above = False, 0, -1
    for block in sheet.blocks:
        if block.kind != "heading" or int(tokens[block.start].tag[1:]) > level:
            continue
        if int(tokens[block.start].tag[1:]) < level:
            is_below = False
        elif block.start in starts:
            is_below, above = True, block.stop
        elif not is_below:
            return False
        else:
            text = words(sheet.masks, tokens[block.start + 1].children or ())
            begins += block.start == above and not is_furniture(text)
    return begins > 0


def _holds(tokens: Sequence[Token], head: Block, chosen: Sequence[Mark], following: int) -> bool:
    """Whether the next question is lower than this heading and the one before, or stands right below."""
    if following >= len(chosen):
        return False
    between = tokens[head.stop : chosen[following].start]
    inside = [t.tag for t in between if t.type == "heading_open"]
    if chosen[following].rank >= BELOW_HEADINGS:
        return not inside
    if tokens[chosen[following].start].type != "heading_open":
        return not between
    level = int(tokens[head.start].tag[1:])
    return chosen[following - 1].rank == level < min([chosen[following].rank, *(int(t[1:]) for t in inside)])


def _is_over(level: int, around: Sequence[Mark]) -> bool:
    """Whether a heading is higher than the labelled questions on both its sides."""
    return len(around) > 1 and all(m.form == "labelled" and level < m.rank for m in around)


def _is_counted_over(sheet: Sheet, head: Block, around: Sequence[Mark]) -> bool:
    """Whether the numbers run on over a heading with words: no section, where each begins at one."""
    numbers = [mark.number for mark in around]
    if len(numbers) < 2 or not all(map(str.isdecimal, numbers)) or int(numbers[1]) != int(numbers[0]) + 1:
        return False
    between = sheet.tokens[head.stop : around[1].start]
    return any(t.type == "inline" and t.level == 1 and b.type != "heading_open" for b, t in pairwise(between))


def _is_led(tokens: Sequence[Token], head: Block, text: str) -> bool:
    """Whether a heading leads up to something, or the paragraph above leads up to it: both end in a colon."""
    above = tokens[head.start - 2].content.rstrip(" *_")
    return any(said.endswith((":", "：")) for said in (text, above))


def _is_about(text: str, asked: str) -> bool:
    """Whether a heading mostly says again what a question speaks of: "More on the water cycle"."""
    own, known = (set(re.findall(r"\w{3,}", said.lower())) for said in (text, asked))
    return len(own & known) > 1 and 2 * len(own & known) >= len(own)


def _answers(text: str) -> bool:
    """Whether a heading says "answer", alone or before the answer's first words."""
    return is_answer_heading(text) or bool(ANSWER_LABEL.match(text))


def _structure(tokens: Sequence[Token], heads: Sequence[Block], first: int) -> set[str]:
    """Find the levels of sections: seen above the first question, or with nothing of their own below."""
    titles = [b for b in heads if b.start < first and tokens[b.start].tag == "h1"]
    rest = [b for b in heads if b is not titles[0]] if len(titles) == 1 else heads
    return {tokens[b.start].tag for b in rest if b.start < first or _is_bare(tokens, b.stop)}


def _is_bare(tokens: Sequence[Token], after: int) -> bool:
    """Whether a heading is followed by another one at once, or after a rule."""
    while after < len(tokens) and tokens[after].type == "hr":
        after += 1
    return after >= len(tokens) or tokens[after].type == "heading_open"

"""Headings below a question that is no heading itself: parts of its answer, where they begin it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from mkdeck.read.answers.labelsabove import is_below_label
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.pageparts import is_furniture

_LEAST = 2
"""So many parts has one answer, or so many answers begin with one."""


def headings_between(sheet: Sheet, chosen: Sequence[Mark]) -> list[Block]:
    """List the headings that are neither questions nor parts of an answer to a question in bold or a list."""
    starts = {m.start for m in chosen}
    heads = [b for b in sheet.blocks if b.kind == "heading" and b.start not in starts]
    gaps = _gaps(sheet, heads, chosen)
    levels = _levels(sheet, gaps, chosen, has_sections=_has_sections(sheet, chosen[0]))
    if not levels:
        return heads
    own = {b.start for gap in gaps.values() if _tag(sheet, gap[0]) in levels for b in _parts(sheet, gap)}
    return [b for b in heads if b.start not in own]


def _gaps(sheet: Sheet, heads: Sequence[Block], chosen: Sequence[Mark]) -> dict[int, list[Block]]:
    """List by question the headings behind it that are below all levels that stand above the first one."""
    top = max((_tag(sheet, b) for b in heads if b.start < chosen[0].start), default="")
    begins = [m.start for m in chosen]
    gaps: dict[int, list[Block]] = defaultdict(list)
    for head in heads:
        at = bisect_right(begins, head.start) - 1
        if at >= 0 and chosen[at].rank >= BELOW_HEADINGS and (gaps[at] or _tag(sheet, head) > top):
            gaps[at].append(head)
    return {at: gap for at, gap in gaps.items() if gap}


def _levels(
    sheet: Sheet, gaps: dict[int, list[Block]], chosen: Sequence[Mark], *, has_sections: bool
) -> set[str]:
    """Find the levels that begin answers, two of one, one of several or one that comes again: no sections."""
    begun = [gap for at, gap in gaps.items() if _begins(gap[0], chosen[at])]
    tags = [_tag(sheet, gap[0]) for gap in begun]
    several = {
        tag
        for gap, tag in zip(begun, tags, strict=True)
        if sum(_tag(sheet, b) == tag for b in _parts(sheet, gap)) >= _LEAST
    }
    every = Counter(_tag(sheet, gap[0]) for gap in gaps.values())
    common = {tag for tag, count in Counter(tags).items() if count >= _LEAST and every[tag] <= 2 * count}
    starts = {m.start for m in chosen}
    titles = {_tag(sheet, b) for gap in gaps.values() for b in gap if b.stop in starts}
    said = Counter((_tag(sheet, gap[0]), _said(sheet, gap[0])) for gap in begun)
    several |= {tag for (tag, _), count in said.items() if count >= _LEAST}
    labelled = {_tag(sheet, gap[0]) for gap in gaps.values() if is_below_label(sheet, gap[0].start)}
    return (several | common | labelled if has_sections else several | labelled) - titles


def _has_sections(sheet: Sheet, first: Mark) -> bool:
    """Whether more than a title stands above the first question."""
    above = takewhile(lambda b: b.start < first.start, sheet.blocks)
    return any(b.kind == "heading" and _tag(sheet, b) != "h1" for b in above)


def _begins(head: Block, mark: Mark) -> bool:
    """Whether a heading stands right below a question that has nothing else to say."""
    return head.start == mark.body and not mark.head and mark.stop < 0


def _parts(sheet: Sheet, gap: Sequence[Block]) -> Iterator[Block]:
    """Give the headings from the first on that are none of the page's, down to a higher one."""
    top = _tag(sheet, gap[0])
    return takewhile(lambda b: _tag(sheet, b) >= top and not is_furniture(_said(sheet, b)), gap)


def _said(sheet: Sheet, head: Block) -> str:
    return words(sheet.masks, sheet.tokens[head.start + 1].children or ())


def _tag(sheet: Sheet, head: Block) -> str:
    return sheet.tokens[head.start].tag

"""Cuts the file at the chosen marks: what belongs to each answer, and what ends it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mkdeck.read.answers.answers import part
from mkdeck.read.answers.closings import closings, last_rule
from mkdeck.read.answers.counted import counted_sections
from mkdeck.read.answers.fields import refrains, serial
from mkdeck.read.answers.foldends import at_folds
from mkdeck.read.answers.identities import written_id
from mkdeck.read.answers.lonelabels import lone_labels
from mkdeck.read.answers.openlists import open_lists
from mkdeck.read.answers.residue import without_residue
from mkdeck.read.answers.sectionlines import section_lines
from mkdeck.read.answers.sections import boundaries
from mkdeck.read.answers.sources import without_sources
from mkdeck.read.answers.tagging import read_properties
from mkdeck.read.answers.trails import trails_of
from mkdeck.read.answers.withinprompts import parted
from mkdeck.read.draft import Draft
from mkdeck.read.html.press import words
from mkdeck.read.markdown.lineends import lines_ending
from mkdeck.read.markdown.pairs import balanced
from mkdeck.read.marks import SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, asks
from mkdeck.read.words.prefixes import label_end

_HOLDERS = frozenset(["ordered_list_open", "bullet_list_open", "list_item_open", "details_open"])


def cut(sheet: Sheet, chosen: Sequence[Mark]) -> list[Draft]:
    """Make a draft of each chosen mark."""
    if not chosen:
        return []
    ends = boundaries(sheet, chosen)
    trails = trails_of(sheet, chosen, ends)
    sections = counted_sections(sheet, {m.start for m in chosen})
    sections += [*section_lines(sheet, chosen), *open_lists(sheet, chosen)]
    ends = sorted([*ends, *sections, *closings(sheet, chosen[-1])])
    said = [words(sheet.masks, m.prompt) for m in chosen]
    titles = refrains([serial(text[label_end(text) :]) for text in said])
    spans = []
    for at, mark in enumerate(chosen):
        after = chosen[at + 1].start if at + 1 < len(chosen) else len(sheet.tokens)
        if 0 <= mark.stop < after:
            after = mark.stop
        end = bisect_left(ends, mark.body)
        after = max(mark.body, min(after, ends[end]) if end < len(ends) else after)
        spans.append((mark.body, after))
    spans[-1] = (chosen[-1].body, last_rule(sheet, spans, chosen[-1]))
    stops = at_folds(sheet, spans)
    drafts = [_draft(sheet, m, stops[at], trails[at], titles) for at, m in enumerate(chosen)]
    for at in lone_labels(sheet, drafts):
        drafts[at] = _draft(sheet, chosen[at], stops[at], trails[at], titles, is_told=True)
    return drafts


def _draft(
    sheet: Sheet,
    mark: Mark,
    after: int,
    above: tuple[str, ...],
    titles: frozenset[str],
    *,
    is_told: bool = False,
) -> Draft:
    """Make the draft of one mark from what stands below it, up to a token."""
    said = words(sheet.masks, mark.prompt)
    is_front = mark.strength >= SURE and said.isdecimal()
    said = said[label_end(said) :]
    is_title = serial(said) in titles and mark.strength < SURE and asks(said) < ASKS
    identity, tokens = written_id(sheet, (*mark.head, *balanced(sheet.tokens[mark.body : after])))
    own = read_properties(sheet, tokens)
    asked, told = parted(sheet, mark.prompt, mark.line)
    below = (*told, *own.tokens)
    prompt, given, whole = part(sheet, asked, below, is_title=is_title, is_told=is_told, is_front=is_front)
    answer = without_sources(sheet, whole)
    answer = without_residue(answer) if after >= len(sheet.tokens) else answer
    first = sheet.tokens[mark.start]
    start = mark.line if first.type == "inline" else (first.map or [mark.line])[0]
    stop = _line_after(sheet, mark, after)
    if after < len(sheet.tokens) and sheet.tokens[after].type == "paragraph_close":
        stop = min(stop, _own_lines(mark))
    if len(answer) < len(whole):
        stop = (whole[len(answer)].map or [stop])[0]
    return Draft(
        prompt=prompt,
        answer=answer,
        line=mark.line,
        start=start,
        stop=stop,
        given=given,
        explicit_id=identity or own.explicit_id,
        tags=(*mark.tags, *own.tags),
        headings=above,
        cards=mark.cards,
        is_sure=mark.strength >= SURE,
    )


def _own_lines(mark: Mark) -> int:
    """Give the line after those that a mark takes of a paragraph; others may belong to no question."""
    last = next((t for t in reversed(mark.head) if t.type == "inline" and t.map), None)
    if last and last.map:
        return last.map[0] + 1 + last.content.count("\n")
    return mark.line + 1 + lines_ending(mark.prompt)


def _line_after(sheet: Sheet, mark: Mark, after: int) -> int:
    """Give the line where the question ends."""
    if after >= len(sheet.tokens):
        return sheet.length
    place = sheet.tokens[after].map
    if place and sheet.tokens[after].nesting >= 0 and place[0] > mark.line:
        return place[0]
    own = (t for t in sheet.tokens[mark.start : after] if t.type not in _HOLDERS)
    body = (t for t in sheet.tokens[mark.body : after] if t.type in _HOLDERS)
    return max((t.map[1] for t in (*own, *body) if t.map), default=mark.line + 1)

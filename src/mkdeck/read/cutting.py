"""Cuts the file at the chosen marks: what belongs to each answer, and what ends it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.answers import part
from mkdeck.read.blocks import Block
from mkdeck.read.draft import Draft
from mkdeck.read.identities import written_id
from mkdeck.read.looks import ANSWER_LABEL, is_answer_heading, is_furniture
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.press import words
from mkdeck.read.residue import without_residue
from mkdeck.read.sheet import Sheet
from mkdeck.read.sources import without_sources
from mkdeck.read.tagging import read_properties

_ASKS = 0.75
_HOLDERS = frozenset(["ordered_list_open", "bullet_list_open", "list_item_open", "details_open"])


def cut(sheet: Sheet, chosen: Sequence[Mark]) -> list[Draft]:
    """Make a draft of each chosen mark."""
    if not chosen:
        return []
    ends = _boundaries(sheet, chosen)
    trails = _trails(sheet, chosen, ends)
    titles = Counter(words(sheet.masks, m.prompt) for m in chosen if m.form == "plain")
    drafts = []
    for at, mark in enumerate(chosen):
        after = chosen[at + 1].start if at + 1 < len(chosen) else len(sheet.tokens)
        if 0 <= mark.stop < after:
            after = mark.stop
        end = bisect_left(ends, mark.body)
        after = max(mark.body, min(after, ends[end]) if end < len(ends) else after)
        drafts.append(_draft(sheet, mark, after, trails[at], titles))
    return drafts


def _draft(sheet: Sheet, mark: Mark, after: int, above: tuple[str, ...], titles: Counter[str]) -> Draft:
    """Make the draft of one mark from what stands below it, up to a token."""
    said = words(sheet.masks, mark.prompt)
    is_title = titles[said] > 1 and mark.strength < _ASKS
    identity, tokens = written_id(sheet, (*mark.head, *balanced(sheet.tokens[mark.body : after])))
    own = read_properties(sheet, tokens)
    prompt, given, whole = part(sheet, mark.prompt, own.tokens, is_title=is_title)
    answer = without_sources(sheet, whole)
    answer = without_residue(answer) if after >= len(sheet.tokens) else answer
    stop = _line_after(sheet, mark, after)
    if len(answer) < len(whole):
        stop = (whole[len(answer)].map or [stop])[0]
    return Draft(
        prompt=prompt,
        answer=answer,
        line=mark.line,
        start=(sheet.tokens[mark.start].map or [mark.line])[0],
        stop=stop,
        given=given,
        explicit_id=identity or own.explicit_id,
        tags=own.tags,
        headings=above,
        cards=mark.cards,
    )


def balanced(tokens: Sequence[Token]) -> list[Token]:
    """Leave out what closes what was opened before, and what is opened and not closed."""
    kept: list[Token] = []
    opened: list[int] = []
    for token in tokens:
        if token.nesting == -1:
            if not opened:
                continue
            opened.pop()
        elif token.nesting == 1:
            opened.append(len(kept))
        kept.append(token)
    for at in reversed(opened):
        del kept[at]
    return kept


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


def _boundaries(sheet: Sheet, chosen: Sequence[Mark]) -> list[int]:
    """Find the headings that end an answer without being a question."""
    tokens = sheet.tokens
    starts = {m.start for m in chosen}
    heads = [b for b in sheet.blocks if b.kind == "heading" and b.start not in starts]
    structure = _structure(tokens, heads, chosen[0].start)
    said = {b.start: words(sheet.masks, tokens[b.start + 1].children or ()) for b in heads}
    times = Counter(said.values())
    ends, at, inner = [], -1, set()
    for head in heads:
        while at + 1 < len(chosen) and chosen[at + 1].start < head.start:
            at += 1
        tag, text = tokens[head.start].tag, said[head.start]
        if at < 0 or _answers(text) or int(tag[1:]) > chosen[at].rank < BELOW_HEADINGS:
            continue
        is_part = tag not in structure or (times[text] > 1 and not _is_bare(tokens, head.stop))
        is_part = is_part and not _holds(tokens, head, chosen, at + 1)
        is_last = at + 1 == len(chosen) and tag not in inner
        if is_furniture(text) or is_last or not is_part or chosen[at].rank >= BELOW_HEADINGS:
            ends.append(head.start)
        else:
            inner.add(tag)
    return ends


def _holds(tokens: Sequence[Token], head: Block, chosen: Sequence[Mark], following: int) -> bool:
    """Whether the next question is no heading and stands right below this one: a section's."""
    if following >= len(chosen) or chosen[following].rank < BELOW_HEADINGS:
        return False
    between = tokens[head.stop : chosen[following].start]
    return not any(t.type == "heading_open" for t in between)


def _answers(text: str) -> bool:
    """Whether a heading says "answer", alone or before the answer's first words."""
    return is_answer_heading(text) or bool(ANSWER_LABEL.match(text))


def _structure(tokens: Sequence[Token], heads: Sequence[Block], first: int) -> set[str]:
    """Find the levels of sections: seen above the first question, or with nothing of their own below."""
    is_title = bool(heads) and tokens[heads[0].start].tag == "h1" and heads[0].start < first
    rest = heads[1:] if is_title else heads
    return {tokens[b.start].tag for b in rest if b.start < first or _is_bare(tokens, b.stop)}


def _is_bare(tokens: Sequence[Token], after: int) -> bool:
    """Whether a heading is followed by another one at once."""
    return after >= len(tokens) or tokens[after].type == "heading_open"


def _trails(sheet: Sheet, chosen: Sequence[Mark], ends: Sequence[int]) -> list[tuple[str, ...]]:
    """Give for each mark the words of the headings above it, the title left out."""
    tokens = sheet.tokens
    sections = [b.start for b in sheet.blocks if b.kind == "heading" and b.start < chosen[0].start]
    sections += ends
    trails = []
    open_now: list[tuple[int, str]] = []
    todo = sorted(sections, reverse=True)
    for mark in chosen:
        while todo and todo[-1] < mark.start:
            at = todo.pop()
            level = int(tokens[at].tag[1:])
            open_now = [t for t in open_now if t[0] < level]
            open_now.append((level, words(sheet.masks, tokens[at + 1].children or ())))
        above = [t for t in open_now if t[0] < mark.rank and t[0] > 1 and t[1]]
        trails.append(tuple(text for _, text in above))
    return trails

"""Answers in a section of their own, joined to the questions above it where the numbers leave no doubt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from mkdeck.read.answers.bareoptions import ends_in_options
from mkdeck.read.answers.keyentries import Entries, entries_in
from mkdeck.read.draft import Draft
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import blocks
from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import names_answers
from mkdeck.values import dataclass

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Key:
    """A section that is named for its answers, and numbers them from 1."""

    title: str
    lines: tuple[int, int]
    entries: Entries


def with_keys(sheet: Sheet, chosen: Sequence[Mark], drafts: Sequence[Draft]) -> list[Draft]:
    """Give each question without an answer the one that its number has in the section below."""
    keys = keys_of(sheet)
    groups = [g for g in _groups(chosen) if _is_waiting(sheet, [drafts[i] for i in g], keys)] if keys else []
    joined = list(drafts)
    starts = [d.start for d in drafts]
    inside: set[int] = set()
    for n, key in enumerate(keys):
        above = [g for g in groups if len(g) == len(key.entries) and drafts[g[-1]].line < key.lines[0]]
        within = range(bisect_left(starts, key.lines[0]), bisect_left(starts, key.lines[1]))
        if not above or 2 * sum(bool(joined[i].answer) for i in within) >= len(key.entries):
            continue
        group = above[0] if len(above) == _alike(keys[n:], key) else above[-1]
        groups.remove(group)
        inside.update(within)
        for number, i in enumerate(group, 1):
            joined[i] = _answered(joined[i], key, number)
    return [d for i, d in enumerate(joined) if i not in inside]


def _groups(chosen: Sequence[Mark]) -> list[list[int]]:
    """List the runs of questions that are counted from 1 on."""
    groups: list[list[int]] = []
    for i, mark in enumerate(chosen):
        if mark.number == "1":
            groups.append([i])
        elif groups and groups[-1][-1] == i - 1 and mark.number == str(len(groups[-1]) + 1):
            groups[-1].append(i)
    return groups


def _is_waiting(sheet: Sheet, group: Sequence[Draft], keys: Sequence[Key]) -> bool:
    """Whether questions have no answers yet, but for a key below, and are no answers of another key."""
    following = bisect_right(keys, group[-1].line, key=lambda key: key.lines[0])
    if following >= len(keys) or (following and group[-1].line < keys[following - 1].lines[1]):
        return False
    return all(_is_open(sheet, _own(draft, keys[following])) for draft in group)


def _alike(keys: Sequence[Key], key: Key) -> int:
    """Count the keys of a size: as many groups as keys are left, and the first belongs to the first."""
    return sum(len(other.entries) == len(key.entries) for other in keys)


def keys_of(sheet: Sheet) -> list[Key]:
    """Find the sections under a heading that names answers."""
    found = []
    tokens = sheet.tokens
    heads = [b for b in sheet.blocks if b.kind == "heading"]
    for n, head in enumerate(heads):
        title = words(sheet.masks, tokens[head.start + 1].children or ())
        if not names_answers(title):
            continue
        rank = int(tokens[head.start].tag[1:])
        below = (heads[m].start for m in range(n + 1, len(heads)))
        ends = (at for at in below if int(tokens[at].tag[1:]) <= rank)
        stop = next(ends, len(tokens))
        entries = entries_in(sheet, tokens[head.stop : stop])
        first = (tokens[head.start].map or [0])[0]
        last = (tokens[stop].map or [first])[0] if stop < len(tokens) else sheet.length
        if len(entries) >= _LEAST and set(entries) == set(range(1, len(entries) + 1)):
            found.append(Key(title, (first, last), entries))
    return found


def _own(draft: Draft, key: Key) -> tuple[Token, ...]:
    """Give what stands below a question and above the key."""
    own = [b for b in blocks(draft.answer) if (draft.answer[b.start].map or [0])[0] < key.lines[0]]
    return tuple(draft.answer[: own[-1].stop]) if own else ()


def _is_open(sheet: Sheet, own: Sequence[Token]) -> bool:
    """Whether nothing answers a question: it has at most options, code to look at or a list below it."""
    kinds = [b.kind for b in blocks(own)]
    return not kinds or (len(kinds) == 1 and kinds[0] != "paragraph") or ends_in_options(sheet, own)


def _answered(draft: Draft, key: Key, number: int) -> Draft:
    stop = min(draft.stop, key.lines[0])
    given = (*draft.given, *_own(draft, key))
    return replace(draft, given=given, answer=key.entries[number], stop=stop, away=key.lines)

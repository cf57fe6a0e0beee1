"""Answers in a section or fold of their own, joined to the questions above where numbers leave no doubt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from mkdeck.read.answers.bareoptions import ends_in_options
from mkdeck.read.answers.keys import Key
from mkdeck.read.draft import Draft
from mkdeck.read.markdown.blocks import blocks
from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet


def with_keys(
    sheet: Sheet, chosen: Sequence[Mark], drafts: Sequence[Draft], keys: Sequence[Key]
) -> list[Draft]:
    """Give each question without an answer the one that its number has in the key below."""
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

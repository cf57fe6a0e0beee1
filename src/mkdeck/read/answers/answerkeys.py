"""Answers in a section of their own, joined to the questions above it where the numbers leave no doubt."""

from __future__ import annotations

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
    joined = list(drafts)
    inside: set[int] = set()
    keys = keys_of(sheet)
    for n, key in enumerate(keys):
        group = _asked_above(sheet, chosen, joined, key, keys[n:])
        within = {i for i, d in enumerate(joined) if key.lines[0] <= d.start < key.lines[1]}
        if not group or 2 * sum(bool(joined[i].answer) for i in within) >= len(key.entries):
            continue
        inside |= within
        for number, i in enumerate(group, 1):
            joined[i] = _answered(joined[i], key, number)
    return [d for i, d in enumerate(joined) if i not in inside]


def keys_of(sheet: Sheet) -> list[Key]:
    """Find the sections under a heading that names answers."""
    found = []
    tokens = sheet.tokens
    heads = [b for b in sheet.blocks if b.kind == "heading"]
    for head in heads:
        title = words(sheet.masks, tokens[head.start + 1].children or ())
        if not names_answers(title):
            continue
        rank = int(tokens[head.start].tag[1:])
        ends = (b.start for b in heads if b.start > head.start and int(tokens[b.start].tag[1:]) <= rank)
        stop = next(ends, len(tokens))
        entries = entries_in(sheet, tokens[head.stop : stop])
        first = (tokens[head.start].map or [0])[0]
        last = (tokens[stop].map or [first])[0] if stop < len(tokens) else sheet.length
        if len(entries) >= _LEAST and set(entries) == set(range(1, len(entries) + 1)):
            found.append(Key(title, (first, last), entries))
    return found


def _asked_above(
    sheet: Sheet, chosen: Sequence[Mark], drafts: Sequence[Draft], key: Key, keys: Sequence[Key]
) -> list[int]:
    """Find the questions above whose numbers are those of the key, and none has an answer.

    The last ones are meant; but with as many such groups as `keys` of that size, the first goes to the first.
    """
    size = len(key.entries)
    numbers = [str(n + 1) for n in range(size)]
    above = [i for i, m in enumerate(chosen) if m.line < key.lines[0]]
    groups = [above[at : at + size] for at in range(len(above) - size + 1) if chosen[above[at]].number == "1"]
    groups = [g for g in groups if [chosen[i].number for i in g] == numbers]
    groups = [g for g in groups if all(_is_open(sheet, _own(drafts[i], key)) for i in g)]
    groups = [g for g in groups if g[-1] == above[-1] or chosen[g[-1] + 1].number != str(size + 1)]
    alike = sum(len(other.entries) == size for other in keys)
    return (groups[0] if len(groups) == alike else groups[-1]) if groups else []


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

"""Questions with only further questions below them, in files where others are so, or are left open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from markdown_it.token import Token

from mkdeck.read.draft import Draft
from mkdeck.read.html.press import words
from mkdeck.read.html.rawhtml import words_in
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, asks, ends_asking

_ITEM = re.compile(r"<li\b[^<>]*>|</li>|<br\s*/?>|\n", re.IGNORECASE)
_SIGN = re.compile("[?？؟⁇⸮፧՞;\u037e]|&#")
"""Without any of these nothing asks: a question mark of whatever script."""

_SHOWN = frozenset(["fence", "code_block", "table_open"])
_FIRST = 2
"""Lines that tell whether the others are worth a look."""

_LEAST = 3
_SHARE = 0.6


def with_follow_ups(sheet: Sheet, drafts: Sequence[Draft]) -> set[int]:
    """Say which drafts only go on asking, where most of the file does, or others are left open."""
    opened = sum(not (d.answer or d.given) for d in drafts)
    least = _LEAST if opened >= _LEAST else max(_LEAST, _SHARE * len(drafts))
    asking: list[float] = []
    may_be_whole = len(drafts)
    for draft in drafts:
        if may_be_whole < least:
            return set()
        is_open = not (draft.answer or draft.given)
        asking.append(1.0 if is_open else 0.0 if draft.given else _asking(sheet, draft.answer))
        may_be_whole -= asking[-1] < 1
    if may_be_whole < least:
        return set()
    share = _SHARE if may_be_whole >= _SHARE * len(drafts) else 1
    return {i for i, own in enumerate(asking) if own >= share and drafts[i].answer}


def _asking(sheet: Sheet, answer: Sequence[Token]) -> float:
    """Say how many of an answer's lines ask, at least one with a question mark: 0 for none, 1 for all."""
    if not _SIGN.search("\n".join([t.content for t in answer])) or any(t.type in _SHOWN for t in answer):
        return 0.0
    said = _lines(sheet, answer)
    first = list(islice(said, _FIRST))
    if all(asks(text) < ASKS for text in first):
        return 0.0
    lines = [*first, *said]
    return sum(asks(text) >= ASKS for text in lines) / len(lines) if any(map(ends_asking, lines)) else 0.0


def _lines(sheet: Sheet, answer: Sequence[Token]) -> Iterator[str]:
    """Give the lines of an answer, those in html too, one after the other."""
    for token in answer:
        said = [words(sheet.masks, token.children or ())] if token.type == "inline" else []
        if token.type == "html_block":
            said = [words_in(part) for part in _ITEM.split(token.content)]
        yield from (text for text in said if text.strip())

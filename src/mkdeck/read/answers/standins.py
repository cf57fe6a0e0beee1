"""Words that stand in for an answer: the same short text below several questions that it tells nothing of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.draft import Draft
from mkdeck.read.html.press import words
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.putoff import speaks_of_answers

_LONG = 120
"""Characters; nobody says "later" in more."""

_FEW = 2
"""Times that a text must come back."""

_WORDS = 3
"""Fewer may answer: "Yes", "Both of them"."""

_CODE = re.compile(r"[\d`$\\=<>{}|]")
_SHOWN = frozenset(["fence", "code_block", "table_open", "html_block", "summary"])
_STRESSED = ("em_open", "em_close")


def with_stand_ins(sheet: Sheet, drafts: Sequence[Draft]) -> set[int]:
    """Say which drafts hold no more than what others hold, and no answer."""
    said = {i: text for i, draft in enumerate(drafts) if (text := _lone_words(sheet, draft))}
    if len(said) < _FEW:
        return set()
    groups: dict[str, list[int]] = defaultdict(list)
    for i, text in said.items():
        groups[text].append(i)
    repeated = {text: group for text, group in groups.items() if len(group) >= _FEW}
    return {i for text, group in repeated.items() if _puts_off(drafts[group[0]], text) for i in group}


def _lone_words(sheet: Sheet, draft: Draft) -> str:
    """Give an answer's only few words; none where there is more, or something to choose from."""
    if draft.given or draft.cards or not 2 < len(draft.answer) < 8 or _length(draft.answer) > _LONG:
        return ""
    inner = [t for t in draft.answer if t.type == "inline"]
    if len(inner) != 1 or any(t.type in _SHOWN for t in draft.answer):
        return ""
    text = words(sheet.masks, inner[0].children or ())
    return (
        "" if _CODE.search(text) or any(t.type == "image" for t in inner[0].children or ()) else text.strip()
    )


def _length(answer: Sequence[Token]) -> int:
    return sum(len(t.content) for t in answer)


def _puts_off(draft: Draft, text: str) -> bool:
    """Whether a repeated text speaks of answers or of later, or only stands aside, in brackets or italics."""
    inner = next(t for t in draft.answer if t.type == "inline")
    ends = [t.type for t in inner.children or () if t.type != "text" or t.content.strip()]
    is_aside = (ends[0], ends[-1]) == _STRESSED or (text[0] in "([（【" and text[-1] in ")]）】")
    return speaks_of_answers(text) or (is_aside and len(text.split()) >= _WORDS)

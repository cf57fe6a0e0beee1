"""Words that stand in for an answer: the same short text below several questions that it tells nothing of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from markdown_it.token import Token

from mkdeck.read.draft import Draft
from mkdeck.read.press import words
from mkdeck.read.putoff import speaks_of_answers
from mkdeck.read.sheet import Sheet

_LONG = 120
"""Characters; nobody says "later" in more."""

_FEW, _MANY = 2, 3
"""Times that a text must come back that speaks of answers, or of anything."""

_SHORTER = 4
"""So many times as long are the answers of the other questions."""

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
    if not repeated:
        return set()
    alike = {i for group in repeated.values() for i in group}
    others = [_length(d.answer) for i, d in enumerate(drafts) if i not in alike and d.answer]
    usual = median(others) if others else 0
    return {
        i
        for text, group in repeated.items()
        if _puts_off(drafts[group[0]], text) or (len(group) >= _MANY and _tells_less(text, usual))
        for i in group
    }


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


def _tells_less(text: str, usual: float) -> bool:
    """Whether it is a sentence, and the other answers are far longer."""
    is_sentence = len(text.split()) >= _WORDS or (not text.isascii() and len(text) >= 2 * _WORDS)
    return is_sentence and _SHORTER * len(text) <= usual

"""Labels of answers in the midst of one, in files that part no other question from its answer so."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.draft import Draft
from mkdeck.read.html.press import words
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.looks import ends_asking

_RARE = 4
"""So many questions to each label make it a word of the answer: "Solution - a copy of the list"."""

_TELLS = 60
"""Characters; what a question goes on with is shorter where it has already asked."""

_SHOWN = frozenset(["fence", "code_block", "table_open", "html_block", "image"])


def lone_labels(sheet: Sheet, drafts: Sequence[Draft]) -> set[int]:
    """Say in which drafts the answer begins with what the label seems to part from it."""
    told = {i for i, draft in enumerate(drafts) if draft.given and _is_told(sheet, draft)}
    if not told or _RARE * len(told) > len(drafts):
        return set()
    said = (t.content.lstrip("*_> ") for t in sheet.tokens if t.type == "inline")
    labels = sum(bool(ANSWER_LABEL.match(text)) for text in said)
    return told if _RARE * labels <= len(drafts) else set()


def _is_told(sheet: Sheet, draft: Draft) -> bool:
    """Whether a paragraph tells at length below what has asked, and nothing is shown to ask about."""
    if not ends_asking(words(sheet.masks, draft.prompt)) or any(t.type in _SHOWN for t in draft.given):
        return False
    first = draft.given[1] if draft.given[0].type == "paragraph_open" else None
    return first is not None and len(first.content) >= _TELLS and not ends_asking(first.content)

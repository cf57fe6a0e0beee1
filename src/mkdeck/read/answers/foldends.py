"""Answers that end with their fold: where most do, what stands below the others' folds is no answer."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.sheet import Sheet

_LEAST = 3
_SHARE = 0.66
_SHOWN = frozenset(["fence", "code_block", "table_open", "image"])


def at_folds(sheet: Sheet, spans: Sequence[tuple[int, int]]) -> list[int]:
    """Give for each span of tokens, from a question's end on, where its answer ends."""
    stops = [stop for _, stop in spans]
    if len(spans) < _LEAST or not sheet.has_folds:
        return stops
    folds = [_last_fold(sheet, start, stop) for start, stop in spans]
    is_cut = [fold > 0 and _has_words(sheet, fold, stop) for fold, stop in zip(folds, stops, strict=True)]
    ending = sum(map(bool, folds)) - sum(is_cut)
    if ending < _SHARE * len(spans):
        return stops
    return [fold if c else stop for fold, stop, c in zip(folds, stops, is_cut, strict=True)]


def _last_fold(sheet: Sheet, start: int, stop: int) -> int:
    """Give the token behind the last outermost fold; 0 without one."""
    depth = found = 0
    for at in range(start, stop):
        depth += sheet.tokens[at].nesting
        if not depth and sheet.tokens[at].type == "details_close":
            found = at + 1
    return found


def _has_words(sheet: Sheet, start: int, stop: int) -> bool:
    """Whether anything to read stands between two tokens."""
    return any(
        t.type in _SHOWN or (t.type == "inline" and any(map(str.isalnum, t.content)))
        for t in sheet.tokens[start:stop]
    )

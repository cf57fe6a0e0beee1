"""Runs of a text between two signs, found in one pass however many of the first nothing closes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """What begins and ends a run; the first end behind a beginning is its own."""

    opens: re.Pattern[str]
    closes: re.Pattern[str]


def span(opens: str, closes: str) -> Span:
    """Make a span of two patterns; capital letters are as good as small ones."""
    return Span(re.compile(opens, re.IGNORECASE), re.compile(closes, re.IGNORECASE))


def replaced(text: str, spans: Sequence[Span], show: Callable[[str], str]) -> str:
    """Show each run in another way, told what stands inside of it; one that nothing closes stays."""
    kept: list[str] = []
    done = 0
    starts = sorted(
        (found.start(), found.end(), n) for n, s in enumerate(spans) for found in s.opens.finditer(text)
    )
    closed = [True] * len(spans)
    for start, inside, which in starts:
        end = spans[which].closes.search(text, inside) if start >= done and closed[which] else None
        if end:
            kept += text[done:start], show(text[inside : end.start()])
            done = end.end()
        elif start >= done:
            closed[which] = False  # what nothing closes here, nothing closes further on
    return "".join((*kept, text[done:]))

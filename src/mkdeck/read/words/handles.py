"""Summaries that many folded parts share: they say that something opens, not what it asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.words.looks import ASKS, asks
from mkdeck.read.words.prefixes import LABELLED

_OFTEN = 3


def handles_of(tokens: Sequence[Token]) -> frozenset[str]:
    """Find the summaries that ask nothing and that most folded parts of the file have."""
    said = [t.content.strip() for t in tokens if t.type == "summary"]
    times = Counter(map(without_digits, said))
    often = {text for text in said if times[without_digits(text)] >= max(_OFTEN, len(said) / 2)}
    return frozenset(text for text in often if asks(text) < ASKS and not LABELLED.match(text))


def without_digits(text: str) -> str:
    """Leave out numbers, which tell one handle from the next."""
    return "".join(c for c in text if not c.isdigit())

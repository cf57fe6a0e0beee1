"""Traces: what a question, now or in the lock, shows of itself to be known again by."""

from __future__ import annotations

from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Entry
from mkdeck.deck.words import codes, loose, words
from mkdeck.values import dataclass

CODED = "\0"
"""Before a code, which cannot be taken for a word then."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A question or an entry, taken apart for comparison."""

    text: str
    """The question without case and punctuation."""

    words: frozenset[str]
    """Of the question."""

    answer: str
    """Hash of the answer."""

    codes: frozenset[str]
    """Of the answer's words, as far as a sketch holds them."""

    removed: bool = False

    @property
    def tokens(self) -> frozenset[str]:
        """Everything that an index can find it by."""
        return self.words | {CODED + c for c in self.codes}


def trace_of_asked(asked: Asked) -> Trace:
    """Take apart what the lecture says now."""
    return Trace(loose(asked.text), words(asked.text), asked.answer, frozenset(codes(asked.sketch)))


def trace_of_entry(entry: Entry) -> Trace:
    """Take apart what the lock remembers."""
    answer = frozenset(codes(entry.sketch))
    return Trace(loose(entry.text), words(entry.text), entry.answer, answer, entry.removed)

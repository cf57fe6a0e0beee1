"""Likeness: how surely two traces are of one question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from math import log

from mkdeck.deck.sealed import Said
from mkdeck.deck.trace import CODED, Trace
from mkdeck.deck.words import SKETCH_SIZE, codes, loose_each, words_of_each

_SMALL = 50
"""Below so many notes a word that occurs but once says nothing about how rare it is."""

_LONG = 6
"""Letters from which a word counts in full; shorter ones mostly hold a sentence together."""

_TYPO = 0.65
"""Words that differ by one letter and have so much in common are one word and a slip of the pen."""

_MOST_ODD = 8
"""A question with more words that have no counterpart was not retyped but rewritten."""

_IDENTICAL = 1.5
"""An answer without any change says more than one that is nearly the same."""

_AGREES = 0.3
"""Answers that have so much in common let the letters of the questions count, not only the words."""

PLACE = 0.08
"""What standing in the same place adds."""

REMOVED = 0.06
"""What an entry loses by having been gone before."""


class Likeness:
    """Compares traces, knowing how common each word is in the collection."""

    def __init__(self, said: Sequence[Said], texts_now: Sequence[str], tokens: frozenset[str]) -> None:
        """Take what was said and is said now; `tokens` are all that any of the traces to come holds."""
        self._said, self._texts_now = said, texts_now
        self._seen = _counted(said, tokens)
        self._rarities: dict[str, float] = {}
        self._most = log(max(len(said), _SMALL) + 1)

    @cached_property
    def _copies(self) -> Counter[str]:
        before = Counter(loose_each([s.text for s in self._said if not s.removed]))
        return before | Counter(loose_each(self._texts_now))

    def copies(self, text: str) -> int:
        """How many questions ask, or asked, just this."""
        return max(self._copies[text], 1)

    def score(self, now: Trace, old: Trace, place: float) -> tuple[float, float]:
        """Likeness of question, answer and place together, and the least that it takes."""
        answers, trust = self._answer(now, old)
        asks = self._question(now, old)
        if answers >= _AGREES:
            # Letters see words that ran into one another; alone they would take "dis-" for a slip.
            asks = max(asks, SequenceMatcher(None, now.text, old.text, autojunk=False).ratio() ** 2)
        weight = min(1.0, len(now.words) / 2) / self.copies(now.text) if now.text == old.text else 1.0
        says = trust * (_IDENTICAL if now.answer == old.answer else 1)
        like = (weight * asks + says * answers) / (weight + says)
        return like + PLACE * place - REMOVED * old.removed, 0.75 - 0.26 * trust

    def _rarity(self, token: str) -> float:
        """1 for a word of one note, 0 for one of every note."""
        known = self._rarities.get(token)
        if known is None:
            known = max(1 - log(max(self._seen[token], 1)) / self._most, 0.05)
            self._rarities[token] = known
        return known

    def _weight(self, words: Iterable[str]) -> float:
        return sum(min(len(w), _LONG) / _LONG * self._rarity(w) for w in words)

    def _question(self, now: Trace, old: Trace) -> float:
        """Weighted share of words in common, where a slip of the pen is nearly the same word."""
        if now.text == old.text:
            return 1.0
        both = self._weight(now.words & old.words)
        odd_now, odd_old = now.words - old.words, old.words - now.words
        slips = _slips(odd_now, odd_old)
        alike = sum(ratio * self._weight((one, other)) / 2 for one, other, ratio in slips)
        paired = sum(self._weight(pair[:2]) / 2 for pair in slips)
        everything = both + self._weight(odd_now) + self._weight(odd_old) - paired
        return (both + alike) / everything if everything else 0.0

    def _answer(self, now: Trace, old: Trace) -> tuple[float, float]:
        """How alike the answers are, and how much that says: little for one common word."""
        if now.answer == old.answer and not now.codes:
            return 1.0, 0.33
        both = sorted(now.codes | old.codes)[:SKETCH_SIZE]
        common = sum(self._rarity(CODED + c) for c in both if c in now.codes and c in old.codes)
        total = sum(self._rarity(CODED + c) for c in both)
        size = min(sum(self._rarity(CODED + c) for c in side) for side in (now.codes, old.codes))
        alike = 1.0 if now.answer == old.answer else common / total if total else 0.0
        return alike, size / (size + 2)


def _counted(said: Iterable[Said], tokens: frozenset[str]) -> Counter[str]:
    """Count in how many entries each token occurs, looking for these alone."""
    asked, answered = frozenset(t for t in tokens if t[0] != CODED), {t[1:] for t in tokens if t[0] == CODED}
    found: list[str] = []
    for several in words_of_each([one.text for one in said]):
        found += asked.intersection(several)
    # No sketch holds a code twice.
    found += [CODED + c for c in codes("".join([one.sketch for one in said])) if c in answered]
    return Counter(found)


def _slips(one: frozenset[str], other: frozenset[str]) -> list[tuple[str, str, float]]:
    if max(len(one), len(other)) > _MOST_ODD:
        return []
    found = [
        (ratio, a, b)
        for a in one
        for b in other
        # One slip spares the first letter or the last.
        if abs(len(a) - len(b)) <= 1
        and (a[0] == b[0] or a[-1] == b[-1])
        and (ratio := SequenceMatcher(None, a, b).ratio()) >= _TYPO
    ]
    taken: set[str] = set()
    slips = []
    for ratio, a, b in sorted(found, reverse=True):
        if not taken & {a, b}:
            taken |= {a, b}
            slips.append((a, b, ratio))
    return slips

"""Answers: how much of an old answer stands in a new one, by the few codes that the lock holds of the old."""

from __future__ import annotations

from collections.abc import Set
from enum import IntEnum
from functools import cache

from mkdeck.deck.words import SKETCH_SIZE, code
from mkdeck.language import SPACED, language
from mkdeck.values import dataclass

_MOST = 0.8
_HALF = 0.5
_SOME = 0.34


class Common(IntEnum):
    """What two answers have in common."""

    NOTHING = 0
    SOME = 1
    """A third of their words, or more."""

    HALF = 2
    """Half of both."""

    MOST_OF_ONE = 3
    """Four fifths of one stand in the other, which may say more."""

    ALL = 4
    """They are the same, letter by letter."""


@dataclass(frozen=True, slots=True)
class Answers:
    """An old answer beside a new one."""

    common: Common
    size: int
    """Telling words of the one that has fewer; a character of a script without spaces is half a word."""

    share: float
    """Words in common, of those of both."""


def compared(
    old_hash: str, old_codes: frozenset[str], new_hash: str, new_words: Set[str], spoken: str, apart: Set[str]
) -> Answers:
    """Compare what is remembered of an old answer with the words of a new one.

    Words that hold sentences together do not count, nor those of `apart`: what the questions say anyway.
    """
    small = _holding_codes(spoken) | {code(word) for word in apart}
    new_codes = {code(word) for word in new_words}
    if len(old_codes) >= SKETCH_SIZE:  # a sample, by the smallest codes: take the same of the new
        last = max(old_codes)
        new_codes = {c for c in new_codes if c <= last}
    old, new = old_codes - small, new_codes - small
    if old_hash == new_hash:
        return Answers(Common.ALL, _size(old or old_codes, spoken), 1.0)
    old, new = old or old_codes, new or new_codes
    both = old & new
    shares = sorted(len(both) / max(len(some), 1) for some in (old, new))
    size = min(_size(old, spoken), _size(new, spoken))
    return Answers(_common(*shares), size, len(both) / max(len(old | new), 1))


def _size(some: Set[str], spoken: str) -> int:
    return len(some) if spoken in SPACED else len(some) // 2


def _common(less: float, more: float) -> Common:
    """Name what two answers have in common, by the shares of each that stand in the other."""
    levels = ((more >= _MOST, Common.MOST_OF_ONE), (less >= _HALF, Common.HALF), (more >= _SOME, Common.SOME))
    return next((level for is_so, level in levels if is_so), Common.NOTHING)


@cache
def _holding_codes(spoken: str) -> frozenset[str]:
    return frozenset(code(word) for word in language(spoken).holding)

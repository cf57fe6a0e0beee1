"""Word filters: sets of words in a few bits a word (Bloom filters), which now and then hold one too many."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b
from importlib.resources.abc import Traversable

from mkdeck.values import dataclass

_BITS = 14
"""Bits a word."""

_PROBES = 10
"""Bits set for each word: of the words that are not in it, a filter then holds about one in a thousand."""


@dataclass(frozen=True, slots=True)
class WordFilter:
    """A set of words; `in` is sure where it says no."""

    bits: bytes

    def __contains__(self, word: str) -> bool:
        """Whether the word is in it, or by a chance of one in a thousand looks so."""
        size = len(self.bits) * 8
        return size > 0 and all(self.bits[at >> 3] >> (at & 7) & 1 for at in _places(word, size))


NOTHING = WordFilter(b"")


def filter_of(words: Collection[str]) -> WordFilter:
    """Put the words into a filter."""
    bits = bytearray(-(-len(words) * _BITS // 8))
    for word in words:
        for at in _places(word, len(bits) * 8):
            bits[at >> 3] |= 1 << (at & 7)
    return WordFilter(bytes(bits))


def read_filter(file: Traversable) -> WordFilter:
    """Read a filter as it was written: its bits and nothing else."""
    return WordFilter(file.read_bytes())


def _places(word: str, size: int) -> list[int]:
    digest = int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=16).digest(), "big")
    first, step = digest >> 64, digest & ((1 << 64) - 1) | 1
    return [(first + n * step) % size for n in range(_PROBES)]

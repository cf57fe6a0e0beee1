"""Cards per claim: each claim of an answer a gap with a number that stays its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from mkdeck.deck.entry import Numbered
from mkdeck.deck.identity.assign import assign
from mkdeck.deck.words import CODE, overlap, sketch, words
from mkdeck.model import Statement

_SKETCH_SIZE = 8
"""Words of a claim that the lock remembers."""

_LEAST = 0.3
"""Share of words in common from which an edited claim is the same."""

_BETWEEN = 0.2
"""What it adds to stand between the same claims as before."""

_ENOUGH = 0.4
"""The same for a short claim: more than the least that it takes."""

_SHORT = 2 * CODE
"""A claim of one or two words has none in common with its own correction: its place must do."""

_HIGHEST = 499
"""Anki makes no card for a higher number."""


def numbered(claims: Sequence[Statement], known: Sequence[Numbered]) -> tuple[Numbered, ...]:
    """Number the claims in their order: a known one keeps its number, a new one takes one never used."""
    fresh = [_of(claim) for claim in claims]
    numbers = _exact(fresh, known)
    numbers |= _edited(fresh, known, numbers)
    unused = max((k.number for k in known), default=0)
    for index in range(len(fresh)):
        if index not in numbers:
            unused += 1
            numbers[index] = unused
    return tuple(Numbered(numbers[i], *key) for i, key in enumerate(fresh) if numbers[i] <= _HIGHEST)


def remembered(now: Sequence[Numbered], known: Sequence[Numbered]) -> tuple[Numbered, ...]:
    """Give what the lock keeps: the claims of now, then those gone, so that no number comes twice."""
    used = {claim.number for claim in now}
    return (*now, *(replace(k, gone=True) for k in known if k.number not in used))


def _of(claim: Statement) -> tuple[str, str]:
    text = " ".join(claim.text.split())
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:8], sketch(words(text))[: _SKETCH_SIZE * CODE]


def _exact(fresh: Sequence[tuple[str, str]], known: Sequence[Numbered]) -> dict[int, int]:
    left = list(known)
    numbers = {}
    for index, (answer, _) in enumerate(fresh):
        if match := next((k for k in left if k.answer == answer), None):
            left.remove(match)
            numbers[index] = match.number
    return numbers


def _edited(
    fresh: Sequence[tuple[str, str]], known: Sequence[Numbered], numbers: dict[int, int]
) -> dict[int, int]:
    """Pair what is left by common words, and by standing between the same claims."""
    taken = set(numbers.values())
    old = [k.number for k in known]
    gains: dict[int, dict[str, float]] = {}
    for index, (_, words_now) in enumerate(fresh):
        if index in numbers:
            continue
        above, below = _around(index, [numbers.get(i, 0) for i in range(len(fresh))])
        gains[index] = {}
        for k in known:
            if k.number in taken:
                continue
            left = [n if n in taken else 0 for n in old]
            same = not k.gone and (above, below) == _around(old.index(k.number), left)
            short = max(len(words_now), len(k.sketch)) <= _SHORT
            gain = overlap(words_now, k.sketch) + (_ENOUGH if short else _BETWEEN) * same - _LEAST
            if gain >= 0:
                gains[index][str(k.number)] = gain
    return {index: int(number) for index, number in assign(gains).items()}


def _around(index: int, numbers: Sequence[int]) -> tuple[int, int]:
    """The nearest known numbers above and below; 0 at the ends."""
    above = next((n for n in reversed(numbers[:index]) if n), 0)
    below = next((n for n in numbers[index + 1 :] if n), 0)
    return above, below

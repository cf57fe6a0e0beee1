"""Copies: questions with the same words and the same answer in two lectures, as next year's copy has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.sealed import Sealed
from mkdeck.values import dataclass

Key = tuple[str, str]
"""Hash of the answer and the question's words."""


@dataclass(frozen=True, slots=True)
class Copies:
    """What one lecture repeats of another."""

    lecture: str
    other: str
    """The one that had it first, in the order of the lock."""

    texts: tuple[str, ...]
    """The questions."""


def copies(lock: Lock, read: Iterable[str]) -> tuple[Copies, ...]:
    """Find what the lectures that were read repeat, among themselves or of those that are settled."""
    known = set(read)
    live = [e for e in lock.entries if not e.removed and e.text and e.lecture in known]
    mine: dict[Key, list[Entry]] = defaultdict(list)
    for entry in live:
        mine[entry.answer, entry.text].append(entry)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key, some in mine.items():
        lectures = list(dict.fromkeys(e.lecture for e in some))
        for lecture in lectures[1:]:
            found[lecture, lectures[0]].append(key[1])
    for section in lock.sealed:
        for key in _shared(section, mine):
            found[mine[key][0].lecture, section.lecture].append(key[1])
    return tuple(Copies(*pair, tuple(texts)) for pair, texts in sorted(found.items()))


def _shared(section: Sealed, mine: dict[Key, list[Entry]]) -> Iterator[Key]:
    hashes = {answer for answer, _ in mine}
    if hashes.isdisjoint(section.answers()):
        return
    yield from (key for key in section.pairs() if key in mine)

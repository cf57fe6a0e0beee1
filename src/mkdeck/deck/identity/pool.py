"""The questions and entries that have not found each other yet, and the sure ways to pair them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.guid import explicit_guid
from mkdeck.deck.sealed import Said
from mkdeck.errors import Problem

T = TypeVar("T")
Forms = Callable[[Sequence[str]], Sequence[str]]


class Pool:
    """What is still to be paired, and the pairs found so far."""

    def __init__(
        self, asked: Sequence[Asked], entries: Sequence[Entry], lock: Lock, namespace: str | None = None
    ) -> None:
        self.all_asked = tuple(asked)
        self.all_entries = tuple(entries)
        self._lock = lock
        self._namespace = namespace
        self.asked = {a.place: a for a in asked}
        # Live entries come first, so that they are preferred to removed ones that are as like.
        self.entries = {e.guid: e for e in sorted(entries, key=lambda e: e.removed)}
        self.pairs: dict[int, Entry] = {}

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """What all entries say, also of lectures that were not read: which words and questions are common."""
        return tuple(self._lock.said())

    def namespace(self, asked: Asked) -> str:
        """Say what keeps the GUIDs of the question's collection apart from those of others."""
        return asked.lecture.settings.namespace if self._namespace is None else self._namespace

    def join(self, asked: Asked, entry: Entry) -> None:
        """Take both out: the question has its history."""
        self.pairs[asked.place] = entry
        del self.asked[asked.place], self.entries[entry.guid]

    def waiting(self, with_id: bool) -> list[Asked]:
        """Those still without history, either with an id of their own or without."""
        return [a for a in self.asked.values() if bool(a.own_id) is with_id]

    def free(self, with_id: bool) -> list[Entry]:
        """The entries that they may have: one whose id was given by hand goes to no other id."""
        return [e for e in self.entries.values() if not (with_id and e.explicit_id)]

    def renamed(self) -> dict[str, str]:
        """Say under which path most questions of each old lecture stand now."""
        moves: dict[str, Counter[str]] = defaultdict(Counter)
        for place, entry in self.pairs.items():
            moves[entry.lecture][self.all_asked[place].lecture.path] += 1
        return {old: new.most_common(1)[0][0] for old, new in moves.items()}


def by_id(pool: Pool) -> list[Problem]:
    """Pair by the ids written in the lectures; two alike are a problem."""
    problems = []
    first: dict[str, Asked] = {}
    named = {e.explicit_id: e for e in pool.all_entries if e.explicit_id}
    for asked in [a for a in pool.all_asked if a.own_id]:
        if other := first.get(asked.own_id):
            problems.append(_alike(asked, other))
            continue
        first[asked.own_id] = asked
        guid = explicit_guid(pool.namespace(asked), asked.own_id)
        entry = pool.entries.get(asked.own_id) or named.get(asked.own_id) or pool.entries.get(guid)
        if entry and entry.guid in pool.entries:
            pool.join(asked, entry)
    return problems


def by_content(pool: Pool, with_id: bool) -> None:
    """Pair what did not change, then what only moved; of twins the first goes to the first."""
    _zip(
        pool,
        with_id,
        lambda a: (a.lecture.path, a.text, a.seen),
        lambda e: (e.lecture, e.text, e.seen),
    )
    if pool.waiting(with_id) and pool.free(with_id):
        _zip(
            pool,
            with_id,
            lambda a: (a.lecture.path, a.text, a.answer),
            lambda e: (e.lecture, e.text, e.answer),
        )
        _zip(pool, with_id, lambda a: (a.text, a.answer), lambda e: (e.text, e.answer))


def by_text(pool: Pool, with_id: bool, forms: Forms) -> None:
    """Pair by the question alone, in one lecture and where nothing else asks or asked the same.

    `forms` gives each of several questions the form in which they are compared.
    """
    if not pool.waiting(with_id) or not pool.free(with_id):
        return
    renamed = pool.renamed()
    for removed in (False, True):
        free = [e for e in pool.free(with_id) if e.removed is removed]
        named = zip(free, forms([e.text for e in free]), strict=True)
        entries = {(renamed.get(e.lecture, e.lecture), text): e for e, text in named}
        waiting = pool.waiting(with_id)
        texts = zip(waiting, forms([a.text for a in waiting]), strict=True)
        alike = [(a, text) for a, text in texts if text and (a.lecture.path, text) in entries]
        copies = _copies(pool, with_id, forms) if alike else Counter()
        for asked, text in alike:
            if copies[text] == 1:
                pool.join(asked, entries[asked.lecture.path, text])


def _copies(pool: Pool, with_id: bool, forms: Forms) -> Counter[str]:
    """Say how often each text is or was asked, whichever is more: a text of many copies says little."""
    now = Counter(forms([a.text for a in pool.all_asked if bool(a.own_id) is with_id]))
    known = now.keys()
    return now | Counter(
        [text for text in forms([s.text for s in pool.said if not s.removed]) if text in known]
    )


def _zip(
    pool: Pool, with_id: bool, of_asked: Callable[[Asked], Hashable], of_entry: Callable[[Entry], Hashable]
) -> None:
    entries = _groups(pool.free(with_id), of_entry)
    for key, asked in _groups(pool.waiting(with_id), of_asked).items():
        for one, entry in zip(asked, entries.get(key, ()), strict=False):
            pool.join(one, entry)


def _groups(items: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    groups: dict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def _alike(asked: Asked, other: Asked) -> Problem:
    fault = f"the id {asked.own_id} is also given at {other.where}"
    return Problem(asked.lecture.path, asked.line, fault, "give one of them another id")

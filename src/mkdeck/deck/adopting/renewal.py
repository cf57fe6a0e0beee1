"""Renewal: the lock in which matched questions go by the notes that they took over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mkdeck.deck.adopting.foreign import Foreign
from mkdeck.deck.adopting.known import own_id
from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Adopted, Entry, Lock
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """A question and the note that is its own."""

    asked: Asked
    note: Foreign
    evidence: str
    """In a few words."""


def renewed(lock: Lock, built: Lock, matches: Mapping[str, Match]) -> Lock:
    """Change the entries of the matched questions, and those alone."""
    old = {e.guid: e for e in lock.entries}
    entries = tuple(_taken_over(built.entries, old, matches))
    return replace(built, entries=tuple(sorted(entries, key=lambda e: (e.removed, e.lecture))))


def _taken_over(
    built: Sequence[Entry], old: Mapping[str, Entry], matches: Mapping[str, Match]
) -> Iterator[Entry]:
    for entry in built:
        match = matches.get(entry.guid)
        if match is None:
            if entry.guid in old:
                yield old[entry.guid]
            continue
        known, note, role = old.get(entry.guid, entry), match.note, match.asked.drafts[0].role
        if name := own_id(note):
            yield replace(known, guid=name, adopted=(), was=tuple(dict.fromkeys((*known.was, known.guid))))
        else:
            others = tuple(a for a in known.adopted if a.role != role)
            yield replace(known, adopted=(*others, Adopted(role, note.guid, note.tags)))

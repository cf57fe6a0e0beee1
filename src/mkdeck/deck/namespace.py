"""Namespaces: what keeps the GUIDs of two people's cards, or of two courses, apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.guid import digest, explicit_guid
from mkdeck.errors import Problem, Weight
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """A lock with the one namespace that new notes are named in."""

    lock: Lock
    namespace: str
    problems: tuple[Problem, ...] = ()


def named(lock: Lock, in_settings: str, settings: str, draw: Callable[[], str]) -> Named:
    """Settle the namespace: the lock's, before there are notes that of the settings, else one that is drawn.

    `settings` names the file of `in_settings` in problems. `draw` may give nothing: then none is kept.
    """
    known = tuple(name for name in lock.head.namespaces if name)
    has_notes = bool(lock.entries or lock.sealed)
    problems: list[Problem] = []
    if len(known) > 1:
        chosen = max(sorted(known), key=lambda name: rests_on(name, lock.entries))
        problems.append(_several(lock, known, chosen))
    elif in_settings and not (known and has_notes):
        chosen = in_settings
    else:
        chosen = known[0] if known else draw()
    if in_settings and chosen != in_settings:
        problems.append(_other(in_settings, settings, lock))
    head = replace(lock.head, namespaces=(chosen,) if chosen else ())
    return Named(replace(lock, head=head), chosen, tuple(problems))


def rests_on(namespace: str, entries: Sequence[Entry]) -> int:
    """Count the notes whose GUIDs were made in a namespace, as far as their words still tell."""
    return sum(
        entry.guid == digest("question", namespace, entry.lecture, entry.text, "0")
        or bool(entry.explicit_id and entry.guid == explicit_guid(namespace, entry.explicit_id))
        for entry in entries
    )


def _several(lock: Lock, known: Sequence[str], chosen: str) -> Problem:
    count = rests_on(chosen, lock.entries)
    others = " and ".join(name for name in known if name != chosen)
    fault = (
        f"two namespaces after a merge: {chosen}, on which {count} notes rest, is kept, {others} is dropped"
    )
    return Problem(lock.shown_as, 0, fault, "commit the lock", Weight.WARNING)


def _other(in_settings: str, settings: str, lock: Lock) -> Problem:
    fault = f"the namespace {in_settings!r} is not the one that {lock.shown_as} keeps, and does nothing"
    return Problem(settings, 0, fault, "take it out", Weight.WARNING)

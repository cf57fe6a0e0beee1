"""What a build knows besides lectures and lock: its time, its namespace, and what packages hold already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import time

from mkdeck.build.clock import now
from mkdeck.build.collection import Collection
from mkdeck.build.lock_guard import guarded, origin_of
from mkdeck.build.package_names import package_paths
from mkdeck.build.record import hash_of_file, read_record
from mkdeck.deck import Lock, Occasion
from mkdeck.deck.entry import Entry
from mkdeck.deck.namespace import named
from mkdeck.deck.packaged import Packaged, packaged
from mkdeck.errors import Problem, Weight, shown
from mkdeck.model import Settings
from mkdeck.values import dataclass

_SLACK = 60
"""Seconds by which clocks may differ."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Where a build writes, if it does."""

    out: Path
    """The folder of the packages."""

    bundle: str = ""
    """The name of the one package of all lectures; empty for a package each."""

    draws: bool = True
    """Whether a namespace may be drawn: not where nothing is written, or the lock may not change."""

    stamps: bool = True
    """Whether notes that were taken over from elsewhere are made newer than Anki has them."""

    guards: bool = True
    """Whether a lock that is lost stops the build: not where one is made of what Anki has."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A build's beginning."""

    occasion: Occasion
    lock: Lock
    """With one namespace, and without times to come."""

    problems: tuple[Problem, ...]


def begun(
    collection: Collection,
    settings: Settings,
    lock: Lock,
    writing: Writing | None,
    asked: frozenset[str],
    unread: frozenset[str],
) -> Begun:
    """Settle what does not depend on any question."""
    problems: list[Problem] = []
    record = read_record(collection.root)
    is_ours = record is not None and record.lock == hash_of_file(collection.lock)
    lectures = sorted({*asked, *(e.lecture for e in lock.entries if e.removed)})
    packages = package_paths(writing.out, lectures, writing.bundle) if writing else ()
    if writing:
        if writing.guards:
            problems += guarded(collection.lock, lock, record, packages)
        if not is_ours:
            origin, told = origin_of(collection.lock, lock)
            problems += told
            lock = replace(lock, head=replace(lock.head, origin=origin))
    draw = _drawn if writing and writing.draws else _nothing
    name = named(lock, settings.namespace, shown(collection.config), draw)
    lock, untimely = _timely(name.lock, now())
    marks = settings.removed == "mark"
    look_into = packages if marks or (not is_ours and lock.entries) else ()
    occasion = Occasion(
        now(),
        name.namespace,
        unread,
        packed=asked | {e.lecture for e in lock.entries} - {s.path for s in collection.sources},
        sent=_sent(look_into),
        stamps=writing is None or writing.stamps,
        marks_removed=marks,
    )
    return Begun(occasion, lock, (*problems, *name.problems, *untimely))


def _drawn() -> str:
    import secrets  # only first builds draw

    return secrets.token_hex(8)


def _nothing() -> str:
    return ""


def _sent(packages: Iterable[Path]) -> dict[str, Packaged]:
    """Read what the packages hold; of two with one GUID the one that changed last."""
    found: dict[str, Packaged] = {}
    for path in packages:
        for guid, note in packaged(path).items():
            if guid not in found or found[guid].mod < note.mod:
                found[guid] = note
    return found


def _timely(lock: Lock, moment: int) -> tuple[Lock, Iterator[Problem]]:
    """Set times that lie in the future to now: Anki would take no later change for newer."""
    last = max(moment, int(time())) + _SLACK
    late = [e for e in lock.entries if max(e.mod, e.created // 1000) > last]
    if not late:
        return lock, iter(())
    entries = tuple(_earlier(e, moment) if max(e.mod, e.created // 1000) > last else e for e in lock.entries)
    latest = datetime.fromtimestamp(max(max(e.mod, e.created // 1000) for e in late), UTC)
    fault = f"{len(late)} times lie in the future, up to {latest:%Y-%m-%d}: set to now"
    remedy = "look at the clock of this machine, and of the one that built last"
    return replace(lock, entries=entries), iter(
        (Problem(lock.shown_as, late[0].line, fault, remedy, Weight.WARNING),)
    )


def _earlier(entry: Entry, moment: int) -> Entry:
    return replace(entry, mod=min(entry.mod, moment), created=min(entry.created, moment * 1000))

"""Which lectures need no reading, because nothing that makes their packages changed since the last build."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from mkdeck.build.base import Base
from mkdeck.build.collection import Collection, Source
from mkdeck.build.occasion import Writing
from mkdeck.build.record import Record, Settled, hash_of_file, stamp, write_record
from mkdeck.build.run import NONE, Look, Package, look
from mkdeck.deck import Drafted, Plan


def look_at_changes(
    collection: Collection,
    base: Base,
    writing: Writing,
    progress: Callable[[Source], None] = lambda _: None,
) -> tuple[Look, Base]:
    """Look at a collection, without reading what is as the last build left it."""
    seen = look(collection, progress, frozenset(base.settled), writing=writing)
    if base.settled and (any(p.is_error for p in seen.problems) or _clashes(seen)):
        base = replace(base, settled={})
        seen = look(
            collection, progress, NONE, writing=writing
        )  # what is told must speak of the whole collection
    return seen, base


def _clashes(seen: Look) -> bool:
    """Whether a question names an id that a note of a settled lecture has."""
    named = {asked.own_id for made in seen.opened.lectures for asked in made.asked} - {""}
    return bool(named) and any(named.intersection(pair) for s in seen.lock.sealed for pair in s.names())


def remember(seen: Look, base: Base, written: Sequence[Package]) -> None:
    """Record what the next build need not read; where that cannot be written, it reads everything.

    A lecture with a problem is read again, so that the problem is told again, and so is one with
    badges, so that a check whose words have gone is noticed.
    """
    collection = seen.opened.collection
    troubled = {problem.path for problem in seen.problems}
    shown = {source.path: source.shown_as for source in collection.sources}
    badged = {path for path, _ in seen.badges}
    packages = {package.notes[0].lecture: package.path.absolute() for package in written if package.notes}
    fresh = {
        path: Settled(base.hashes[path], _media(made), stamp(str(packages[path])))
        for made in seen.opened.lectures
        if (path := made.lecture.path) in packages and path not in badged and shown[path] not in troubled
    }
    lock, settled = hash_of_file(collection.lock), {**base.settled, **fresh}
    with suppress(OSError):
        notes = len(seen.identified.lock)
        write_record(collection.root, Record(base.frame, lock, settled, notes, _nothing_to_do(seen)))


def _nothing_to_do(seen: Look) -> str:
    """Give the plan of a next build that finds all as it is; empty where it has something to tell again."""
    plan = seen.plan
    kept = plan.new_notes + plan.edited_notes + plan.unchanged_notes
    again = Plan(unchanged_notes=kept, settled=plan.settled, then=plan.then)
    return "" if seen.problems else "\n".join((str(again), *again.details))


def _media(made: Drafted) -> tuple[tuple[str, int, int], ...]:
    media = {item.path for asked in made.asked for draft in asked.drafts for item in draft.media}
    paths = {str(path.absolute()) for path in media}
    return tuple(map(stamp, sorted(paths)))

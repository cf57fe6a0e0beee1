"""A build in two steps: look at everything, then write the lock and the packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from mkdeck.build.about import about_decks
from mkdeck.build.collection import Collection, Source
from mkdeck.build.evidence import Badges, badges_of, checks_for
from mkdeck.build.occasion import Writing, begun
from mkdeck.build.package_names import bundle_path, package_path
from mkdeck.build.reading import Opened, open_as, open_collection, shown_lecture
from mkdeck.deck import (
    Drafted,
    Identified,
    Lock,
    Note,
    Plan,
    drafted,
    format_lock,
    light,
    read_lock,
    recognise,
    write_package,
)
from mkdeck.deck.copies import Copies, copies
from mkdeck.errors import Failed, Problem, Weight, shown
from mkdeck.files import write_whole
from mkdeck.values import dataclass

Hear = Callable[[Source], None]
Settled = frozenset[str]
"""Paths of lectures that the last build left just as they are."""

NONE: Settled = frozenset()


@dataclass(frozen=True, slots=True)
class Look:
    """What a build would do."""

    opened: Opened[Drafted]
    lock: Lock
    """As it was before."""

    badges: Badges
    about: Mapping[str, str]
    """What decks say of themselves, as html by name."""

    identified: Identified
    problems: tuple[Problem, ...]

    @property
    def plan(self) -> Plan:
        """What becomes of each note."""
        return self.identified.plan


@dataclass(frozen=True, slots=True)
class Package:
    """One file to be written."""

    path: Path
    notes: tuple[Note, ...]


def look(
    collection: Collection,
    progress: Hear = lambda _: None,
    settled: Settled = NONE,
    *,
    whole: bool = False,
    writing: Writing | None = None,
) -> Look:
    """Read a collection and say what a build would do; nothing is written.

    The lectures that are `settled` are not read: their notes are those of the lock, and none of them is
    packed again. The questions that are asked keep their answers only where that is needed, or `whole`.
    """
    if whole or checks_for(collection.root):
        opened, badges, evidence_problems, about = _drafted_with_evidence(collection, progress, settled)
    else:
        opened, badges, evidence_problems, about = open_as(light, collection, progress, settled), {}, (), {}
    lock, lock_problems = read_lock(Path(shown(collection.lock)), sealed=settled)
    begins = begun(
        collection, opened.settings, lock, writing, opened.asked - opened.unread, opened.unread | settled
    )
    identified = recognise(opened.lectures, begins.lock, begins.occasion)
    told = tuple(_as_the_user_names_it(p, opened) for p in identified.problems)
    undecided = tuple(_undecided(identified.plan, lock, opened))
    read = [made.lecture.path for made in opened.lectures]
    told += tuple(_copied(c, opened) for c in copies(identified.lock, read) if c.lecture in opened.asked)
    problems = opened.problems + lock_problems + evidence_problems + begins.problems + told + undecided
    return Look(opened, lock, badges, about, identified, problems)


def _drafted_with_evidence(
    collection: Collection, progress: Hear, settled: Settled
) -> tuple[Opened[Drafted], Badges, tuple[Problem, ...], Mapping[str, str]]:
    """Read everything before anything is drafted: a card's marks may come of another lecture's words."""
    read = open_collection(collection, progress, settled)
    badges, problems = badges_of(read)
    opened = read.with_lectures(tuple(drafted(lecture, badges) for lecture in read.lectures))
    return opened, badges, problems, about_decks(read.lectures, badges)


def _undecided(plan: Plan, lock: Lock, opened: Opened[Drafted]) -> Iterator[Problem]:
    """A question may have moved here from a lecture that cannot be read: then its history is not decided."""
    hidden = {entry.text: entry.lecture for entry in lock.entries if entry.lecture in opened.unread}
    for change in plan.new:
        if change.text in hidden:
            place, other = (shown_lecture(opened, path) for path in (change.lecture, hidden[change.text]))
            fault = f"“{change.text}” may have come from {other}, which cannot be read"
            yield Problem(place, change.line, fault, f"mend {other} first")


def _copied(copied: Copies, opened: Opened[Drafted]) -> Problem:
    place, other = shown_lecture(opened, copied.lecture), shown_lecture(opened, copied.other)
    number = len(copied.texts)
    first = f"“{copied.texts[0]}”"
    what = first if number == 1 else f"{number} questions, {first} the first,"
    fault = (
        f"{what} also stand{'s' if number == 1 else ''} in {other} with the same answer: two notes of each"
    )
    remedy = "leave out the copy, or give the year's lectures folders with locks of their own"
    return Problem(place, 0, fault, remedy, Weight.WARNING)


def _as_the_user_names_it(problem: Problem, opened: Opened[Drafted]) -> Problem:
    """Identity knows lectures by their paths in the collection; its user stands elsewhere."""
    for source in opened.collection.sources:
        if problem.path == source.path:
            problem = replace(problem, path=source.shown_as)
        problem = replace(problem, fault=problem.fault.replace(f" {source.path}:", f" {source.shown_as}:"))
    return problem


def packages(seen: Look, out: Path, bundle: str = "") -> tuple[Package, ...]:
    """Share the notes out: one package a lecture, or all of those asked for in one that is named."""
    notes = seen.identified.notes
    if bundle:
        return (Package(bundle_path(out, bundle), notes),)
    by_lecture = groupby(notes, key=lambda n: n.lecture)
    return tuple(Package(package_path(out, path), tuple(group)) for path, group in by_lecture)


def write(seen: Look, wanted: Sequence[Package]) -> None:
    """Write the lock, then each package. Raises Failed; the packages not written by then stay as they were.

    The lock goes first: a package that a learner imports must never hold an identity that the lock
    does not know, while a lock that is ahead of its packages is put right by the next build.
    """
    try:
        write_whole(seen.opened.collection.lock, format_lock(seen.identified.lock).encode())
        for package in wanted:
            write_package(package.path, package.notes, seen.about)
    except OSError as error:
        fault = f"cannot be written: {error.strerror}"
        raise Failed([Problem(str(error.filename), 0, fault, "make room or choose --out")]) from error

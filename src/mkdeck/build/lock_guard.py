"""Guards the lock: it is told, before anything is written, where it is lost, shortened or another's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdeck.build.record import Record, hash_of_file
from mkdeck.build.repository import committed, first_commits
from mkdeck.deck import Lock, parse_lock
from mkdeck.deck.packaged import packaged
from mkdeck.errors import Problem, Weight, shown
from mkdeck.opening import why_not

_LOCK_LIKE = re.compile(r"mkdeck\b.*lock\b.*", re.IGNORECASE)
"""Copies that Dropbox, Syncthing, OneDrive and the like make when two machines write one file."""

_BEGINS = b"mkdeck lock "
_NAMED = 3
"""Missing questions that are named."""


def guarded(file: Path, lock: Lock, record: Record | None, packages: Iterable[Path]) -> tuple[Problem, ...]:
    """Compare the lock with what the last build, git and the packages know of it."""
    problems = [*_copies(file)]
    if record is not None and record.lock == hash_of_file(file):
        return tuple(problems)
    known = {guid for guid, _ in lock.names()} | {was for e in lock.entries for was in e.was}
    if not known:
        problems += _lost(file, record, packages)
    else:
        problems += _shortened(file, known, lock)
    return tuple(problems)


def origin_of(file: Path, lock: Lock) -> tuple[str, tuple[Problem, ...]]:
    """Say in which repository the namespace was drawn: this one, if the lock does not say."""
    commits = first_commits(file.parent)
    if not commits or lock.head.origin in commits:
        return lock.head.origin, ()
    if not lock.head.origin:
        return min(commits), ()
    fault = "the lock carries the namespace of another repository, as one made from a template does"
    remedy = (
        "for notes of your own delete the lock before anyone imports them; for the same notes in a new place "
        "delete its line “origin”"
    )
    return lock.head.origin, (Problem(shown(file), 0, fault, remedy, Weight.WARNING),)


def _copies(file: Path) -> Iterator[Problem]:
    """Notice locks beside the lock."""
    try:
        names = sorted(p.name for p in file.parent.iterdir() if _LOCK_LIKE.fullmatch(p.name))
    except OSError:
        return
    for name in names:
        copy = file.with_name(name)
        if name != file.name and not why_not(copy) and _begins(copy):
            remedy = f"put its lines at the end of {file.name} and delete it"
            yield Problem(shown(copy), 0, "a second lock, as a synced folder makes", remedy, Weight.WARNING)


def _begins(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(_BEGINS)) == _BEGINS
    except OSError:
        return False


def _lost(file: Path, record: Record | None, packages: Iterable[Path]) -> Iterator[Problem]:
    """Tell a lock that is not there or empty, though something knows of one."""
    if parse_lock(committed(file).decode("utf-8", "replace"))[0].entries:
        remedy = f"`git checkout -- {shown(file)}`, or commit that it is gone to begin anew"
        yield Problem(shown(file), 0, "the lock is gone that git knows of", remedy)
        return
    for package in packages:
        if notes := packaged(package):
            fault = f"the lock is gone, but {shown(package)} holds {len(notes)} notes of these lectures"
            yield Problem(
                shown(file),
                0,
                fault,
                "bring the lock back, make one by `mkdeck adopt`, or delete the package to begin anew",
            )
            return
    if record is not None and record.notes:
        fault = f"the lock is gone that the last build left here, with {record.notes} notes"
        yield Problem(
            shown(file),
            0,
            fault,
            "bring it back, make one by `mkdeck adopt`, or delete the folder .mkdeck to begin anew",
        )


def _shortened(file: Path, known: set[str], lock: Lock) -> Iterator[Problem]:
    """Tell a lock that lacks notes of the committed one; the lock remembers removed questions, too."""
    then = parse_lock(committed(file).decode("utf-8", "replace"))[0]
    missing = [e for e in then.entries if e.guid not in known]
    if missing:
        some = ", ".join(f"“{e.text}”" for e in missing[:_NAMED])
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        fault = f"{len(missing)} notes of the committed lock are missing: {some}{more}"
        yield Problem(lock.shown_as, 0, fault, "bring their lines back, or commit the lock as it is")

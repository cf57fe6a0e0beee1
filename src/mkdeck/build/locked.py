"""What would change the lock, for a build that may not change it."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.build.reading import shown_lecture
from mkdeck.build.run import Look
from mkdeck.deck import Change, format_lock
from mkdeck.errors import Problem

_REMEDY = "build without --locked and commit the lock"


def changes_of(seen: Look) -> tuple[Problem, ...]:
    """Name each question for which the lock would change; nothing where it stays as it is, byte for byte."""
    try:
        then = seen.opened.collection.lock.read_bytes()
    except OSError:
        then = b""
    if then == format_lock(seen.identified.lock).encode():
        return ()
    return tuple(_changes(seen)) or (
        Problem(seen.lock.shown_as, 0, "the lock would be written anew, for no question's sake", _REMEDY),
    )


def _changes(seen: Look) -> Iterator[Problem]:
    told = (
        (seen.plan.new, "is new"),
        (seen.plan.edited, "was edited"),
        (seen.plan.removed, "is gone"),
    )
    for changes, what in told:
        for change in changes:
            yield _unlocked(seen, change, what)


def _unlocked(seen: Look, change: Change, what: str) -> Problem:
    place = shown_lecture(seen.opened, change.lecture) if change.line else seen.lock.shown_as
    return Problem(place, change.line, f"“{change.text}” {what}, and the lock would change", _REMEDY)

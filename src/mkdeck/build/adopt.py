"""Adopting in two steps, as building is: look at collection and lectures, then write the lock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mkdeck.build.collection import Collection, find_collection
from mkdeck.build.occasion import Writing
from mkdeck.build.reading import shown_lecture
from mkdeck.build.run import Look, Package, look, packages, write
from mkdeck.deck import format_lock
from mkdeck.deck.adopting import Adoption, adopt, read_notes, steps
from mkdeck.deck.adopting.evidence import Unclear
from mkdeck.deck.adopting.losses import losses
from mkdeck.deck.adopting.steps import Change
from mkdeck.deck.asked import all_asked
from mkdeck.errors import Failed, Problem, Weight
from mkdeck.files import write_whole
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What adopting would do."""

    seen: Look
    adoption: Adoption
    steps: tuple[Change, ...]
    """To be done in Anki."""

    problems: tuple[Problem, ...]
    """Warnings: what is unclear, and what would be lost."""


def find(collection: Collection, deck: Path, again: bool, out: Path, draws: bool) -> Found:
    """Match a collection's notes to the lectures; nothing is written. Raises Failed on what stops a build.

    `out` is the folder of the packages; a namespace is drawn only where the lock will be written.
    """
    notes = read_notes(deck)
    seen = look(collection, whole=True, writing=Writing(out, draws=draws, guards=False))
    errors = [p for p in seen.problems if p.is_error]
    if errors:
        raise Failed(errors)
    asked = all_asked(seen.opened.lectures)
    wanted = [a for a in asked if a.lecture.path in seen.opened.asked]
    adoption = adopt(wanted, seen.lock, seen.identified, notes, again)
    return Found(seen, adoption, steps(adoption, notes), tuple(_problems(adoption, seen)))


def keep(found: Found, out: Path) -> tuple[Package, ...]:
    """Write the lock, and packages that bring the note types and change no note yet. Raises Failed."""
    collection = found.seen.opened.collection
    try:
        write_whole(collection.lock, format_lock(found.adoption.lock).encode())
    except OSError as error:
        fault = f"cannot be written: {error.strerror}"
        raise Failed([Problem(str(error.filename), 0, fault, "make room")]) from error
    asked = [source.file for source in collection.sources if source.asked]
    seen = look(find_collection(asked), writing=Writing(out, guards=False, stamps=False))
    wanted = packages(seen, out)
    write(seen, wanted)
    return wanted


def _problems(adoption: Adoption, seen: Look) -> Iterator[Problem]:
    for problem in (*map(_unclear, adoption.unclear), *losses(adoption)):
        yield replace(problem, path=shown_lecture(seen.opened, problem.path))


def _unclear(unclear: Unclear) -> Problem:
    told = " or ".join(f"“{_first(n.fields)}” (nid:{n.id})" for n in unclear.notes)
    ids = " or ".join(f"{{#{n.id}}}" for n in unclear.notes)
    asked = unclear.asked
    fault = f"“{asked.text}” may be {told}, {unclear.why}; left alone"
    remedy = f"write {ids} behind the question and adopt again"
    return Problem(asked.lecture.path, asked.line, fault, remedy, Weight.WARNING)


def _first(fields: Sequence[str]) -> str:
    from mkdeck.deck.adopting.plaintext import text_of

    text = text_of(fields[0])
    return text if len(text) <= 60 else text[:59] + "…"

"""Every lecture of a collection, read, with all its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mkdeck.build.collection import Collection, Source
from mkdeck.build.config import read_config
from mkdeck.errors import Problem, Weight, shown
from mkdeck.model import Lecture, Settings
from mkdeck.read import Reading, read_lecture

FRONT_PAGES = frozenset({"readme", "index", "changelog", "contributing", "license"})
"""Files that stand in many folders and are seldom lectures; without a question they cost a warning."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A collection as its files say it is."""

    collection: Collection
    settings: Settings
    lectures: tuple[Lecture, ...]
    """Sorted by path; those that could not be read are left out."""

    asked: frozenset[str]
    """Paths of the lectures that the command speaks of."""

    unread: frozenset[str]
    """Paths of lectures that are there but could not be read: nothing of theirs may change."""

    problems: tuple[Problem, ...]
    """Of the settings and of the lectures asked for."""

    settled: frozenset[str] = frozenset()
    """Paths of lectures that were not read, because the last build left them just so."""


def open_collection(
    collection: Collection,
    progress: Callable[[Source], None] = lambda _: None,
    settled: frozenset[str] = frozenset(),
) -> Opened:
    """Read the settings and every lecture that is not settled; `progress` hears of each before it is read."""
    settings, problems = read_config(collection.config)
    problems += tuple(map(_inner_problem, collection.inner))
    lectures, unread = [], set()
    for source in collection.sources:
        if source.path in settled:
            continue
        progress(source)
        reading = _read(source, collection, settings)
        if source.asked:
            problems += tuple(_weighed(source, reading.problems))
        if reading.lecture is None:
            unread.add(source.path)
        else:
            lectures.append(reading.lecture)
    return Opened(
        collection=collection,
        settings=settings,
        lectures=tuple(lectures),
        asked=frozenset(s.path for s in collection.sources if s.asked),
        unread=frozenset(unread),
        problems=problems,
        settled=settled,
    )


def _read(source: Source, collection: Collection, settings: Settings) -> Reading:
    if not source.file.resolve().is_relative_to(collection.root.resolve()):
        fault = "a link that leads out of the lectures"
        return Reading(None, (Problem(source.shown_as, 0, fault, "copy the file here"),))
    return read_lecture(source.file, root=collection.root, settings=settings, shown_as=source.shown_as)


def _inner_problem(folder: object) -> Problem:
    fault = "a collection of its own, which this build leaves alone"
    return Problem(str(folder), 0, fault, "build it by itself", Weight.WARNING)


def _weighed(source: Source, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """Weigh a file's problems: a front page that nobody named is no reason to stop."""
    lenient = not source.named and source.file.stem.lower() in FRONT_PAGES
    for problem in problems:
        yield replace(problem, weight=Weight.WARNING) if lenient else problem


def shown_lecture(opened: Opened, path: str) -> str:
    """Name a lecture as the user would."""
    return shown(opened.collection.root / path)

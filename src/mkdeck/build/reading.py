"""Every lecture of a collection, read, with all its problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from mkdeck.build.collection import Collection, Source
from mkdeck.build.config import read_config
from mkdeck.build.shares import shared_out
from mkdeck.deck.guard import refused
from mkdeck.errors import Problem, Weight, shown
from mkdeck.model import Lecture, Settings
from mkdeck.opening import why_not
from mkdeck.read import Reading, read_lecture
from mkdeck.values import dataclass

FRONT_PAGES = frozenset({"readme", "index", "changelog", "contributing", "license"})
"""Files that stand in many folders and are seldom lectures; without a question they cost a warning."""

WORTH_A_PROCESS = 1 << 18
"""Bytes of lectures from which another process that reads them pays: a quarter of a second's work."""

K = TypeVar("K")
J = TypeVar("J")


@dataclass(frozen=True, slots=True)
class Opened(Generic[K]):
    """A collection as its files say it is."""

    collection: Collection
    settings: Settings
    lectures: tuple[K, ...]
    """Sorted by path, whole or what was made of them; those that could not be read are left out."""

    asked: frozenset[str]
    """Paths of the lectures that the command speaks of."""

    unread: frozenset[str]
    """Paths of lectures that are there but could not be read: nothing of theirs may change."""

    problems: tuple[Problem, ...]
    """Of the settings and of the lectures asked for."""

    settled: frozenset[str] = frozenset()
    """Paths of lectures that were not read, because the last build left them just so."""

    def with_lectures(self, made: tuple[J, ...]) -> Opened[J]:
        """Put what was made of the lectures in their place."""
        facts = (self.asked, self.unread, self.problems, self.settled)
        return Opened(self.collection, self.settings, made, *facts)


def open_collection(
    collection: Collection,
    progress: Callable[[Source], None] = lambda _: None,
    settled: frozenset[str] = frozenset(),
) -> Opened[Lecture]:
    """Read the settings and every lecture that is not settled; `progress` hears of each."""
    return open_as(_whole, collection, progress, settled)


def open_as(
    make: Callable[[Lecture], K],
    collection: Collection,
    progress: Callable[[Source], None] = lambda _: None,
    settled: frozenset[str] = frozenset(),
) -> Opened[K]:
    """Read as above and keep of each lecture only what `make`, a function of a module, makes of it."""
    settings, problems = read_config(collection.config)
    problems += tuple(map(_inner_problem, collection.inner))
    sources = [source for source in collection.sources if source.path not in settled]
    read = partial(_made, make, collection=collection, settings=settings)
    sizes = [_size(source) for source in sources]
    lectures, unread = [], set()
    for source, (made, found) in zip(
        sources, shared_out(read, sources, sizes, WORTH_A_PROCESS, progress), strict=True
    ):
        if source.asked:
            problems += tuple(_weighed(source, found))
        if made is None:
            unread.add(source.path)
        else:
            lectures.append(made)
    return Opened(
        collection=collection,
        settings=settings,
        lectures=tuple(lectures),
        asked=frozenset(s.path for s in collection.sources if s.asked),
        unread=frozenset(unread),
        problems=problems,
        settled=settled,
    )


def _whole(lecture: Lecture) -> Lecture:
    return lecture


def _size(source: Source) -> int:
    try:
        return source.file.stat().st_size
    except OSError:
        return 0


def _made(
    make: Callable[[Lecture], K], source: Source, *, collection: Collection, settings: Settings
) -> tuple[K | None, tuple[Problem, ...]]:
    reading = _read(source, collection, settings)
    if reading.lecture is None:
        return None, reading.problems
    return make(reading.lecture), (*reading.problems, *_harmful(source, reading.lecture))


def _harmful(source: Source, lecture: Lecture) -> Iterator[Problem]:
    """Tell formulas whose commands would act on a card, and which are shown as text for that."""
    for question in lecture.questions:
        found = refused("".join((question.prompt, *(piece.html for piece in question.answer))))
        if found:
            fault = f"a formula with {', '.join(found)}, which would act on a card: it is shown as text"
            yield Problem(source.shown_as, question.line, fault, "write it without", Weight.WARNING)


def _read(source: Source, collection: Collection, settings: Settings) -> Reading:
    if why := why_not(source.file, collection.root):
        return Reading(None, (Problem(source.shown_as, 0, why, "put a file of your own here"),))
    return read_lecture(source.file, root=collection.root, settings=settings, shown_as=source.shown_as)


def _inner_problem(folder: object) -> Problem:
    fault = "a collection of its own, which this build leaves alone"
    return Problem(str(folder), 0, fault, "build it by itself", Weight.WARNING)


def _weighed(source: Source, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """Weigh a file's problems: a front page that nobody named is no reason to stop."""
    lenient = not source.named and source.file.stem.lower() in FRONT_PAGES
    for problem in problems:
        yield replace(problem, weight=Weight.WARNING) if lenient else problem


def shown_lecture(opened: Opened[K], path: str) -> str:
    """Name a lecture as the user would."""
    return shown(opened.collection.root / path)

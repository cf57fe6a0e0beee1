"""The lectures of a collection as they were last read; only what changed is read again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from mkdeck.build.collection import Source, find_collection
from mkdeck.build.config import read_config
from mkdeck.build.watch import Stamp, stamp
from mkdeck.errors import Failed, Problem
from mkdeck.model import Settings
from mkdeck.read import Reading, read_lecture
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Kept:
    """One lecture as it was last read."""

    source: Source
    stamp: Stamp
    reading: Reading

    @property
    def title(self) -> str:
        """The lecture's, or its path where it could not be read."""
        return self.reading.lecture.title if self.reading.lecture else self.source.path

    def shows(self, files: frozenset[Path]) -> bool:
        """Tell whether it shows one of the files, or may be waiting for one."""
        lecture = self.reading.lecture
        shown = {m.path for q in lecture.questions for m in q.media} if lecture else set()
        return bool(shown & files) or bool(files and self.reading.problems)


@dataclass(frozen=True, slots=True)
class Readings:
    """A collection as it was at one moment."""

    kept: Mapping[str, Kept]
    """By the lecture's path."""

    settings: Settings
    problems: tuple[Problem, ...]
    """Of the settings, or of a collection that has gone."""


NOTHING = Readings({}, Settings(), ())


def read_again(
    paths: Sequence[Path],
    before: Readings,
    changed: frozenset[Path] = frozenset(),
    progress: Callable[[Source], None] = lambda _: None,
) -> Readings:
    """Read what differs from the last time: files, those whose pictures `changed`, all under new settings."""
    try:
        collection = find_collection(paths)
        settings, problems = read_config(collection.config)
    except Failed as failed:
        return Readings(before.kept, before.settings, failed.problems)
    known = before.kept if settings == before.settings else {}
    kept = {}
    for source in collection.sources:
        last, now = known.get(source.path), stamp(source.file)
        if last and last.source == source and last.stamp == now and not last.shows(changed):
            kept[source.path] = last
        else:
            progress(source)
            kept[source.path] = Kept(source, now, _read(source, collection.root, settings))
    return Readings(kept, settings, problems)


def _read(source: Source, root: Path, settings: Settings) -> Reading:
    return read_lecture(source.file, root=root, settings=settings, shown_as=source.shown_as)

"""The collection as it stands on disk now: after a change only what changed is read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Condition, RLock

from mkdeck.build.collection import LOCK, SUFFIXES, Source, find_collection
from mkdeck.build.config import read_config
from mkdeck.build.preview_cards import Badges, lecture_page
from mkdeck.build.watch import Stamp
from mkdeck.deck import Lock, read_lock
from mkdeck.errors import Failed, Problem
from mkdeck.lab.project import find_folder
from mkdeck.model import Lecture, Settings
from mkdeck.preview.cards import Entry, LecturePage
from mkdeck.read import Reading, read_lecture


@dataclass(frozen=True, slots=True)
class Kept:
    """One lecture as it was last read."""

    source: Source
    stamp: Stamp
    reading: Reading


class Live:
    """A shelf for the preview that follows the files; its pages are made when they are asked for."""

    def __init__(self, paths: Sequence[Path], progress: Callable[[Source], None] = lambda _: None) -> None:
        self._paths = paths
        self._changed, self._making = Condition(), RLock()
        self._version = 0
        self._settings = Settings()
        self._kept: dict[str, Kept] = {}
        self._shared: tuple[Problem, ...] = ()
        self._pages: dict[str, LecturePage] = {}
        self._read_lock: tuple[Stamp, Lock] | None = None
        self.root = find_collection(paths).root
        self._read_all(progress)

    @property
    def version(self) -> int:
        """Grows with every change."""
        return self._version

    def wait(self, version: int, timeout: float) -> int:
        """Wait until the version is another, or for so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != version, timeout)
            return self._version

    def follow(self, changed: frozenset[Path]) -> None:
        """Take changed files in, and tell whoever waits."""
        with self._making:
            if any(path.suffix.lower() not in SUFFIXES for path in changed):
                # Settings, pictures, checks and evidence may show on any card.
                self._pages.clear()
                self._forget_users(changed)
            self._read_all()
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def entries(self) -> tuple[Entry, ...]:
        """List the lectures that the command speaks of."""
        kept = [k for k in self._kept.values() if k.source.asked]
        return tuple(Entry(k.source.path, _title(k), len(k.reading.problems)) for k in kept)

    def lecture(self, path: str) -> LecturePage | None:
        """Give one lecture's cards."""
        with self._making:
            kept = self._kept.get(path)
            if kept and path not in self._pages:
                self._pages[path] = self._page(kept)
            return self._pages.get(path)

    def media(self, name: str) -> Path | None:
        """Give a file that a card on show names."""
        pages = tuple(self._pages.values())
        return next((page.media[name] for page in pages if name in page.media), None)

    def _page(self, kept: Kept) -> LecturePage:
        lecture, problems = kept.reading.lecture, (*self._shared, *kept.reading.problems)
        if lecture is None:
            return LecturePage(kept.source.path, kept.source.path, problems=problems)
        try:
            return lecture_page(lecture, self._lock(), self._badges(lecture), problems)
        except Failed as failed:
            return LecturePage(lecture.path, lecture.title, problems=(*problems, *failed.problems))

    def _badges(self, lecture: Lecture) -> Badges:
        folder = find_folder(self.root)
        if folder is None:
            return {}
        from mkdeck.lab.badges import badges

        return badges(folder, (lecture,))[0]

    def _lock(self) -> Lock:
        """Give the lock, read again only when a build has written it."""
        path = self.root / LOCK
        stamp = _stamp(path)
        if self._read_lock is None or self._read_lock[0] != stamp:
            self._read_lock = (stamp, read_lock(path)[0])
        return self._read_lock[1]

    def _read_all(self, progress: Callable[[Source], None] = lambda _: None) -> None:
        """Read each lecture whose file or settings are not those of the last time."""
        try:
            collection = find_collection(self._paths)
            settings, problems = read_config(collection.config)
        except Failed as failed:
            self._shared = failed.problems
            return
        before, self._settings = self._settings, settings
        old = self._kept if settings == before else {}
        self._shared = problems
        self._kept = {s.path: self._read(s, old.get(s.path), progress) for s in collection.sources}

    def _read(self, source: Source, kept: Kept | None, progress: Callable[[Source], None]) -> Kept:
        stamp = _stamp(source.file)
        if kept and kept.stamp == stamp and kept.source == source:
            return kept
        progress(source)
        self._pages.pop(source.path, None)
        root, shown_as = self.root, source.shown_as
        reading = read_lecture(source.file, root=root, settings=self._settings, shown_as=shown_as)
        return Kept(source, stamp, reading)

    def _forget_users(self, changed: frozenset[Path]) -> None:
        """A lecture names its pictures by their bytes: read it again when one of them changes."""
        for path, kept in list(self._kept.items()):
            if _uses(kept, changed):
                del self._kept[path]


def _uses(kept: Kept, changed: frozenset[Path]) -> bool:
    """Tell whether a lecture shows one of the files, or misses one."""
    lecture = kept.reading.lecture
    shown = {m.path for q in lecture.questions for m in q.media} if lecture else set()
    return bool(shown & changed) or bool(kept.reading.problems)


def _title(kept: Kept) -> str:
    return kept.reading.lecture.title if kept.reading.lecture else kept.source.path


def _stamp(file: Path) -> Stamp:
    try:
        status = file.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)

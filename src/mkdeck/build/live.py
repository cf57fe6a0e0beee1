"""The collection as it stands on disk now, for the preview: pages are made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Condition, RLock
from typing import TYPE_CHECKING

from mkdeck.build.collection import LOCK, SUFFIXES, Source, find_collection
from mkdeck.build.preview_cards import Badges, lecture_page
from mkdeck.build.readings import NOTHING, Kept, read_again
from mkdeck.build.watch import Stamp, stamp
from mkdeck.deck import Lock, read_lock
from mkdeck.errors import Failed
from mkdeck.lab.project import find_folder
from mkdeck.model import Lecture
from mkdeck.preview.cards import Entry, LecturePage

if TYPE_CHECKING:
    from mkdeck.lab.fingerprint import Fingerprints


class Live:
    """Follows the files of a collection; safe to ask from several threads."""

    def __init__(self, paths: Sequence[Path], progress: Callable[[Source], None] = lambda _: None) -> None:
        self.root = find_collection(paths).root
        self._paths = paths
        self._readings = read_again(paths, NOTHING, progress=progress)
        self._pages: dict[str, LecturePage] = {}
        self._lock: tuple[Stamp, Lock] = ((0, 0), Lock())
        self._prints: Fingerprints | None = None
        self._version = 0
        self._making, self._changed = RLock(), Condition()

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
            before = self._readings
            # Settings, pictures, checks and evidence may show on any card.
            others = frozenset(path for path in changed if path.suffix.lower() not in SUFFIXES)
            now = self._readings = read_again(self._paths, before, others)
            if others or now.problems != before.problems:
                self._pages.clear()
                self._prints = None
            for path in [p for p in self._pages if now.kept.get(p) is not before.kept[p]]:
                del self._pages[path]
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def entries(self) -> tuple[Entry, ...]:
        """List the lectures that the command speaks of."""
        asked = (k for k in self._readings.kept.values() if k.source.asked)
        return tuple(Entry(k.source.path, k.title, len(k.reading.problems)) for k in asked)

    def lecture(self, path: str) -> LecturePage | None:
        """Give one lecture's cards."""
        with self._making:
            kept = self._readings.kept.get(path)
            if kept is None:
                return None
            if path not in self._pages:
                self._pages[path] = self._page(kept)
            return self._pages[path]

    def media(self, name: str) -> Path | None:
        """Give a file that a card on show names."""
        pages = tuple(self._pages.values())
        return next((page.media[name] for page in pages if name in page.media), None)

    def _page(self, kept: Kept) -> LecturePage:
        lecture, problems = kept.reading.lecture, (*self._readings.problems, *kept.reading.problems)
        if lecture is None:
            return LecturePage(kept.source.path, kept.title, problems=problems)
        try:
            return lecture_page(lecture, self._read_lock(), self._badges(lecture), problems)
        except Failed as failed:
            return LecturePage(lecture.path, lecture.title, problems=(*problems, *failed.problems))

    def _badges(self, lecture: Lecture) -> Badges:
        folder = find_folder(self.root)
        if folder is None:
            return {}
        from mkdeck.lab.badges import badges
        from mkdeck.lab.fingerprint import Fingerprints

        self._prints = self._prints or Fingerprints(folder.parent)
        return badges(folder, (lecture,), self._prints)[0]

    def _read_lock(self) -> Lock:
        """Give the lock, read again only when a build has written it."""
        path = self.root / LOCK
        now = stamp(path)
        if self._lock[0] != now:
            self._lock = (now, read_lock(path)[0])
        return self._lock[1]

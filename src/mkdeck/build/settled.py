"""Which lectures need no reading, because nothing that makes their packages changed since the last build."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import mkdeck
from mkdeck.build.collection import Collection, Source
from mkdeck.build.record import Record, Settled, hash_of, hash_of_file, read_record, stamp, write_record
from mkdeck.build.run import NONE, Look, Package, look
from mkdeck.lab.project import find_folder
from mkdeck.model import Lecture


@dataclass(frozen=True, slots=True)
class Base:
    """What a build starts from, taken before anything is read."""

    frame: str
    """Hash of what concerns every lecture."""

    hashes: Mapping[str, str]
    """Of each lecture's bytes: one that changes while it is read is read again next time."""

    settled: Mapping[str, Settled]
    """The lectures that are as the last build left them, packages included."""


def look_at_changes(
    collection: Collection, out: Path, progress: Callable[[Source], None] = lambda _: None
) -> tuple[Look, Base]:
    """Look at a collection, without reading what is as the last build into `out` left it."""
    base = base_of(collection, out)
    seen = look(collection, progress, frozenset(base.settled))
    if base.settled and (any(p.is_error for p in seen.problems) or _clashes(seen)):
        base = Base(base.frame, base.hashes, {})
        seen = look(collection, progress, NONE)  # what is told must speak of the whole collection
    return seen, base


def base_of(collection: Collection, out: Path) -> Base:
    """Compare the collection with the record of its last build."""
    frame, record = frame_of(collection, out), read_record(collection.root)
    hashes = {source.path: hash_of_file(source.file) for source in collection.sources}
    return Base(frame, hashes, _settled(collection, record, frame, hashes))


def frame_of(collection: Collection, out: Path) -> str:
    """Hash what concerns every lecture: this program, the settings, the checks, the folder for packages."""
    own = Path(mkdeck.__file__).parent.rglob("*")
    verify = find_folder(collection.root)
    files = sorted((*own, *(verify.rglob("*") if verify else ())))
    stamps = (stamp(p) for p in (collection.config, *files) if p.suffix != ".pyc" and not p.is_dir())
    return hash_of([(str(out.absolute()), 0, 0), *((str(p), 0, 0) for p in collection.inner), *stamps])


def _settled(
    collection: Collection, record: Record | None, frame: str, hashes: Mapping[str, str]
) -> dict[str, Settled]:
    if record is None or record.frame != frame or record.lock != hash_of_file(collection.lock):
        return {}
    known = {path: record.lectures[path] for path in hashes if path in record.lectures}
    return {path: s for path, s in known.items() if s.sha256 == hashes[path] and _stand(s)}


def _stand(known: Settled) -> bool:
    return all(stamp(Path(s[0])) == s for s in (*known.media, known.package))


def _clashes(seen: Look) -> bool:
    """Whether a question names an id that a note of a settled lecture has."""
    settled = (e for e in seen.lock.entries if e.lecture in seen.opened.settled)
    taken = {name for e in settled for name in (e.guid, e.explicit_id)} - {""}
    return any(q.explicit_id in taken for lecture in seen.opened.lectures for q in lecture.questions)


def remember(seen: Look, base: Base, written: Sequence[Package]) -> None:
    """Record what the next build need not read. Raises OSError.

    A lecture with a problem is read again, so that the problem is told again, and so is one with
    badges, so that a check whose words have gone is noticed.
    """
    collection = seen.opened.collection
    troubled = {problem.path for problem in seen.problems}
    shown = {source.path: source.shown_as for source in collection.sources}
    badged = {path for path, _ in seen.badges}
    packages = {package.notes[0].lecture: package.path.absolute() for package in written if package.notes}
    fresh = {
        lecture.path: Settled(base.hashes[lecture.path], _media(lecture), stamp(packages[lecture.path]))
        for lecture in seen.opened.lectures
        if lecture.path in packages and lecture.path not in badged and shown[lecture.path] not in troubled
    }
    lock = hash_of_file(collection.lock)
    write_record(collection.root, Record(base.frame, lock, {**base.settled, **fresh}))


def _media(lecture: Lecture) -> tuple[tuple[str, int, int], ...]:
    paths = {item.path.absolute() for question in lecture.questions for item in question.media}
    return tuple(map(stamp, sorted(paths)))

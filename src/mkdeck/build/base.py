"""What a build starts from: which lectures are as the last build left them, found out without reading any."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path

import mkdeck
from mkdeck.build.collection import Collection
from mkdeck.build.record import Record, Settled, hash_of, hash_of_file, read_record, stamp
from mkdeck.files import folder_above
from mkdeck.model import FETCHED
from mkdeck.values import dataclass

CHECKS = "verify"
"""The folder of the checks, beside the lectures or above."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a build starts from, taken before anything is read."""

    frame: str
    """Hash of what concerns every lecture."""

    hashes: Mapping[str, str]
    """Of each lecture's bytes: one that changes while it is read is read again next time."""

    settled: Mapping[str, Settled]
    """The lectures that are as the last build left them, packages included."""

    unchanged: str = ""
    """The plan's line where there is nothing to do at all; empty where there may be."""


def base_of(collection: Collection, out: Path) -> Base:
    """Compare the collection with the record of its last build."""
    frame, record = frame_of(collection, out), read_record(collection.root)
    hashes = {source.path: hash_of_file(source.file) for source in collection.sources}
    settled = _settled(collection, record, frame, hashes)
    same = record is not None and len(record.lectures) == len(settled) == len(hashes)
    return Base(frame, hashes, settled, record.unchanged if record and same else "")


def frame_of(collection: Collection, out: Path) -> str:
    """Hash what concerns every lecture: this program, the settings, the checks, the folder for packages."""
    verify = folder_above(collection.root, CHECKS)
    folders = (Path(mkdeck.__file__).parent, *((verify,) if verify else ()))
    files = (str(collection.config), str(collection.root / FETCHED), *chain(*map(_files_below, folders)))
    inner = ((str(p), 0, 0) for p in collection.inner)
    return hash_of([(str(out.absolute()), 0, 0), *inner, *map(stamp, files)])


def _files_below(folder: Path) -> Iterator[str]:
    """Every file but those that Python keeps for itself, as text: making a `Path` of each would cost more."""
    for above, folders, names in os.walk(folder):
        folders.sort()
        yield from (f"{above}/{name}" for name in sorted(names) if not name.endswith(".pyc"))


def _settled(
    collection: Collection, record: Record | None, frame: str, hashes: Mapping[str, str]
) -> dict[str, Settled]:
    if record is None or record.frame != frame or record.lock != hash_of_file(collection.lock):
        return {}
    known = {path: record.lectures[path] for path in hashes if path in record.lectures}
    return {path: s for path, s in known.items() if s.sha256 == hashes[path] and _stand(s)}


def _stand(known: Settled) -> bool:
    return all(stamp(s[0]) == s for s in (*known.media, known.package))

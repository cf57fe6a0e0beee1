"""Opens a collection or a package without touching it: everything is read from a copy."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mkdeck.deck.adopting.foreign import Foreign
from mkdeck.deck.adopting.tables import notes_of
from mkdeck.errors import Failed, Problem

_NAME = "collection.anki2"
_NEWEST = "collection.anki21b"
"""Compressed in a way that Python cannot read by itself."""

_INSIDE = ("collection.anki21", _NAME)
"""What packages call their collection, the better one first: the other may be a stub."""


def read_notes(path: Path) -> tuple[Foreign, ...]:
    """Read every note of a collection, of the profile folder that holds one, or of an exported package.

    Raises Failed where there is none to read.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(_file(path), Path(folder))
        try:
            with closing(sqlite3.connect(copy)) as database:
                return notes_of(database)
        except (sqlite3.Error, ValueError, KeyError) as error:
            fault = f"not a collection that can be read: {error}"
            raise _failed(path, fault, "close Anki, let it check the database, and try again") from error


def _file(path: Path) -> Path:
    """Find the collection that a path means."""
    if not path.exists():
        raise _failed(
            path, "no such file or folder", "name a collection.anki2, a profile folder, .apkg or .colpkg"
        )
    if path.is_file():
        return path
    if (path / _NAME).is_file():
        return path / _NAME
    profiles = sorted(p.parent.name for p in path.glob(f"*/{_NAME}"))
    remedy = f"name a profile: {', '.join(profiles)}" if profiles else f"name the folder that holds {_NAME}"
    raise _failed(path, f"no {_NAME} in this folder", remedy)


def _copied(path: Path, folder: Path) -> Path:
    """Copy the database out, with what an open Anki has not yet folded into it."""
    copy = folder / "copy.anki2"
    try:
        if zipfile.is_zipfile(path):
            _unpack(path, copy)
        else:
            with _unmoved(path):
                shutil.copyfile(path, copy)
                if (log := path.with_name(f"{path.name}-wal")).exists():
                    shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
    except (OSError, zipfile.BadZipFile) as error:
        raise _failed(path, f"cannot be read: {getattr(error, 'strerror', None) or error}", "") from error
    return copy


@contextmanager
def _unmoved(path: Path) -> Iterator[None]:
    """Copy only what nobody writes meanwhile: half of a change would be no collection."""
    files = (path, path.with_name(f"{path.name}-wal"))
    before = [f.stat().st_mtime_ns for f in files if f.exists()]
    yield
    if before != [f.stat().st_mtime_ns for f in files if f.exists()]:
        raise _failed(path, "Anki is writing to it", "close Anki and try again")


def _unpack(path: Path, copy: Path) -> None:
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        if _NEWEST in names:
            remedy = "export it again with “Support older Anki versions”, or name the collection itself"
            raise _failed(path, "a package in a form that only Anki can read", remedy)
        name = next((n for n in _INSIDE if n in names), None)
        if name is None:
            raise _failed(path, "not a package that Anki made", "name a collection.anki2, .apkg or .colpkg")
        with package.open(name) as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target)


def _failed(path: Path, fault: str, remedy: str) -> Failed:
    return Failed([Problem(str(path), 0, fault, remedy)])

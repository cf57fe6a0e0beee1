"""The record of the last build: which lectures it found whole, so that the next need not read them again."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from mkdeck.files import write_whole
from mkdeck.opening import Refused, read_plain
from mkdeck.values import dataclass

FOLDER = ".mkdeck"
FORMAT = 3

Stamp = tuple[str, int, int]
"""A file's path, size in bytes and time of its last change in nanoseconds; -1 for one that is not there."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A lecture that was read without a problem and whose package was written."""

    sha256: str
    """Of the lecture's bytes."""

    media: tuple[Stamp, ...]
    package: Stamp


@dataclass(frozen=True, slots=True)
class Record:
    """What the last build left."""

    frame: str
    """Hash of everything that concerns all lectures: this program, settings, evidence, output folder."""

    lock: str
    """Hash of the lock's bytes."""

    lectures: Mapping[str, Settled]
    """By path."""

    notes: int = 0
    """How many questions the lock knew."""

    unchanged: str = ""
    """The plan of a build that finds everything as it was; empty where it would have more to tell."""


def stamp(path: str) -> Stamp:
    """Say cheaply what a file is; two equal stamps are taken for the same bytes."""
    try:
        told = os.stat(path)  # noqa: PTH116 - hundreds are asked for, and a `Path` costs more than its answer
    except OSError:
        return (path, -1, -1)
    return (path, told.st_size, told.st_mtime_ns)


def hash_of(stamps: Iterable[Stamp]) -> str:
    """Hash stamps in their order."""
    return sha256(json.dumps(list(stamps)).encode()).hexdigest()


def hash_of_file(path: Path) -> str:
    """Hash a file's bytes; the empty text where there is none."""
    try:
        return sha256(read_plain(path)).hexdigest()
    except OSError:
        return ""


def read_record(root: Path) -> Record | None:
    """Read the record of a collection; None where there is none or it cannot be understood."""
    try:
        told = json.loads(read_plain(root / FOLDER / "built.json", root))
        if told["format"] != FORMAT:
            return None
        lectures = {path: _settled(**fields) for path, fields in told["lectures"].items()}
        heads = str(told["frame"]), str(told["lock"])
        return Record(*heads, lectures, int(told["notes"]), str(told["unchanged"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _settled(sha256: str, media: Any, package: Any) -> Settled:
    return Settled(sha256, tuple((p, s, t) for p, s, t in media), (package[0], package[1], package[2]))


def write_record(root: Path, record: Record) -> None:
    """Keep the record out of the user's sight and out of their repository. Raises OSError."""
    folder = root / FOLDER
    if folder.is_symlink():
        raise Refused("a link, which is not followed", folder)
    if not (folder / ".gitignore").exists():
        write_whole(folder / ".gitignore", b"*\n")
    write_whole(folder / "built.json", json.dumps({"format": FORMAT, **asdict(record)}).encode())

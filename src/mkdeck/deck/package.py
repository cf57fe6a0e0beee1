"""Packages: an .apkg of notes and media, written whole, the same bytes for the same notes."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from mkdeck.deck.note import Note
from mkdeck.errors import Failed, Problem
from mkdeck.files import written_beside
from mkdeck.model import Media

_NOTHING: Mapping[str, str] = {}
_LEVEL = 1
"""Deflate's fastest."""

_CHUNK = 1 << 20
_PACKED = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".mp3", ".ogg", ".m4a", ".mp4", ".webm"}
)
"""Kinds of media that another compression does not make smaller."""


def write_package(path: Path, notes: Sequence[Note], about: Mapping[str, str] = _NOTHING) -> None:
    """Write the notes in the order in which Anki will show them; `about` describes decks by name, as html.

    Raises Failed, or OSError on a full disk; then the file is as it was.
    """
    from mkdeck.deck.rows import collection_bytes  # genanki costs start-up, and only writing needs it

    _refuse_reserved(path)
    media = _media(notes)
    content = collection_bytes(notes, about)
    with written_beside(path) as beside, zipfile.ZipFile(beside, "w") as package:
        package.writestr(_info("collection.anki2"), content, zipfile.ZIP_DEFLATED, _LEVEL)
        for number, item in enumerate(media):
            _write_media(package, str(number), item)
        names = json.dumps({str(number): item.name for number, item in enumerate(media)})
        package.writestr(_info("media"), names, zipfile.ZIP_DEFLATED, _LEVEL)


def _refuse_reserved(path: Path) -> None:
    name = path.name.lower()
    if name == "collection.apkg" or (name.startswith("backup-") and name.endswith(".apkg")):
        fault = "a package of this name replaces the learner's whole collection"
        raise Failed([Problem(str(path), 0, fault, "give the lecture or the bundle another name")])


def _media(notes: Iterable[Note]) -> list[Media]:
    found = {item.name: item for note in notes for item in note.draft.media}
    return [found[name] for name in sorted(found)]


def _info(name: str, kind: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    """Head an entry with a date that never changes."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = kind
    info.create_system = 3
    info.external_attr = 0o644 << 16
    return info


def _write_media(package: zipfile.ZipFile, name: str, item: Media) -> None:
    kind = zipfile.ZIP_STORED if item.path.suffix.lower() in _PACKED else zipfile.ZIP_DEFLATED
    try:
        with item.path.open("rb") as source, package.open(_info(name, kind), "w") as entry:
            sha = _copy(source, entry)
    except FileNotFoundError as error:
        raise Failed([_changed(item)]) from error
    if sha != item.sha256:
        raise Failed([_changed(item)])


def _copy(source: BinaryIO, entry: object) -> str:
    seen = sha256()
    while chunk := source.read(_CHUNK):
        seen.update(chunk)
        entry.write(chunk)  # type: ignore[attr-defined]
    return seen.hexdigest()


def _changed(item: Media) -> Problem:
    return Problem(str(item.path), 0, "changed while the deck was being written", "build again")

"""What a package holds already: the notes of an earlier build, by their GUIDs."""

from __future__ import annotations

import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import cast

from mkdeck.deck.looks import RIDE_ALONG
from mkdeck.deck.note import Draft
from mkdeck.deck.notetype import KINDS
from mkdeck.deck.words import plain_tight
from mkdeck.model import Media
from mkdeck.values import dataclass

_ROWS = """
select n.guid, n.id, n.mod, n.mid, n.tags, n.flds, min(c.did), group_concat(c.ord)
from notes n join cards c on c.nid = n.id group by n.id order by n.id
"""
_SOURCE = re.compile(r'(?:src|data)="([^"/\\]+)"|\[sound:([^\]/\\]+)\]')


@dataclass(frozen=True, slots=True)
class Packaged:
    """One note of a package."""

    guid: str
    created: int
    """Its id there: milliseconds since 1970."""

    mod: int
    kind: str
    """Its note type, as drafts name it."""

    tags: tuple[str, ...]
    fields: tuple[str, ...]
    deck: str
    ords: tuple[int, ...]
    media: tuple[Media, ...] = ()
    """The files that it names, within the package."""

    @property
    def id(self) -> str:
        """The question's own GUID."""
        return self.fields[KINDS[self.kind].places["Id"]]


def packaged(path: Path) -> Mapping[str, Packaged]:
    """Read the notes of mkdeck's in a package; none where it is not there or not whole."""
    try:
        with zipfile.ZipFile(path) as package, closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(package.read("collection.anki2"))
            (models, decks) = database.execute("select models, decks from col").fetchone()
            names = {int(number): str(deck["name"]) for number, deck in json.loads(decks).items()}
            media = {name: number for number, name in json.loads(package.read("media")).items()}
            notes = _notes(database, names)
            return {note.guid: _with_media(note, path, media) for note in notes if models}
    except (OSError, zipfile.BadZipFile, sqlite3.Error, ValueError, KeyError, TypeError, IndexError):
        return {}


def _notes(database: sqlite3.Connection, decks: Mapping[int, str]) -> Iterator[Packaged]:
    kinds = {note_type.id: kind for kind, note_type in KINDS.items()}
    for guid, created, mod, kind, tags, fields, deck, ords in database.execute(_ROWS):
        parted = tuple(fields.split("\x1f"))
        if kind in kinds and len(parted) == len(KINDS[kinds[kind]].fields):
            numbers = tuple(sorted(map(int, str(ords).split(","))))
            yield Packaged(guid, created, mod, kinds[kind], tuple(tags.split()), parted, decks[deck], numbers)


def _with_media(note: Packaged, path: Path, numbers: Mapping[str, str]) -> Packaged:
    named = {one or other for field in note.fields for one, other in _SOURCE.findall(field)}
    media = tuple(_media(path, name, numbers[name]) for name in sorted(named) if name in numbers)
    return Packaged(
        note.guid, note.created, note.mod, note.kind, note.tags, note.fields, note.deck, note.ords, media
    )


def _media(package: Path, name: str, number: str) -> Media:
    member = zipfile.Path(str(package), number)
    with member.open("rb") as file:
        sha = sha256(file.read()).hexdigest()
    return Media(name, cast(Path, member), sha)


def says_the_same(note: Packaged, draft: Draft) -> bool:
    """Whether a learner sees the same in both, whatever the markup."""
    alike = note.kind == draft.kind and note.ords == draft.ords and note.tags == draft.tags
    return alike and same_fields(note.fields, draft)


def same_fields(fields: Sequence[str], draft: Draft) -> bool:
    """Whether fields of a note of the draft's type show what the draft does."""
    unseen = {KINDS[draft.kind].places[name] for name in RIDE_ALONG}
    return _seen(fields, unseen) == _seen(draft.fields, unseen)


def _seen(fields: Iterable[str], unseen: Iterable[int]) -> list[str]:
    return [plain_tight(text) for place, text in enumerate(fields) if place not in unseen]

"""The rows of a package's collection, by genanki, with the ids and times that a learner's history needs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from mkdeck.deck.lean import lean_imports
from mkdeck.deck.note import Note
from mkdeck.deck.notetype import KINDS, MOD, css, fronts_and_backs
from mkdeck.deck.schema import Field, NoteType

with lean_imports():
    import genanki
    from genanki.apkg_col import APKG_COL
    from genanki.apkg_schema import APKG_SCHEMA

_FIRST_DECK_ID = 1_400_000_000_000
"""Deck ids look like times in Anki; these are of 2014 to 2020, never in the future."""

_DECK_IDS = 190_000_000_000
_VERSION_AT = 96
"""Where an SQLite file names the library that wrote it."""


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type whose required fields are known rather than found by rendering."""

    def __init__(self, note_type: NoteType) -> None:
        super().__init__(
            note_type.id,
            note_type.name,
            fields=[
                {"name": f.name, "id": f.id, "description": f.about, "collapsed": f.folded, **_tag(f)}
                for f in note_type.fields
            ],
            templates=[
                {"name": t.name, "id": t.id, "qfmt": front, "afmt": back}
                for t, (front, back) in zip(note_type.templates, fronts_and_backs(note_type), strict=True)
            ],
            css=css(note_type),
            model_type=self.CLOZE if note_type.is_cloze else self.FRONT_BACK,
        )
        self.note_type = note_type

    def to_json(self, *when: object) -> dict[str, Any]:
        """Say besides which of Anki's own note types it is like."""
        told: dict[str, Any] = super().to_json(*when)
        return told | ({"originalStockKind": self.note_type.stock} if self.note_type.stock else {})

    @property
    def _req(self) -> list[Any]:
        """Old Ankis read it; newer ones compute it again."""
        at = self.note_type.places
        return [
            [number, "all", [at[t.switch]]]
            if t.switch
            else [number, "any", sorted(at[name] for name in t.shows)]
            for number, t in enumerate(self.note_type.templates)
        ]


def _tag(field: Field) -> dict[str, Any]:
    """Let Anki's own editor find the field, and keep it from being deleted."""
    return {"tag": field.tag, "preventDeletion": True} if field.tag >= 0 else {}


def collection_bytes(notes: Sequence[Note], about: Mapping[str, str]) -> bytes:
    """Write the SQLite file of a package; the same notes give the same bytes."""
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        database.executescript(APKG_SCHEMA)
        database.executescript(APKG_COL)
        decks = _deck_ids(sorted({note.draft.deck for note in notes}))
        database.execute("BEGIN")
        _write_heads(database, notes, decks, about)
        database.executemany(f"INSERT INTO notes VALUES({','.join('?' * 11)})", _note_rows(notes))
        database.executemany(f"INSERT INTO cards VALUES({','.join('?' * 18)})", _card_rows(notes, decks))
        database.execute("COMMIT")
        content = bytearray(database.serialize())
    finally:
        database.close()
    # The version of the library that wrote the file is all that would differ between two machines.
    content[_VERSION_AT : _VERSION_AT + 4] = bytes(4)
    return bytes(content)


def _write_heads(
    database: sqlite3.Connection, notes: Sequence[Note], decks: dict[str, int], about: Mapping[str, str]
) -> None:
    """Fill in decks and note types, all at once: genanki reads and writes them again for every deck."""
    known = json.loads(database.execute("SELECT decks FROM col").fetchone()[0])
    for name, number in decks.items():
        known.setdefault(str(number), genanki.Deck(number, name, about.get(name, "")).to_json())
    kinds = sorted({note.draft.kind for note in notes})
    models = {str(KINDS[k].id): _Model(KINDS[k]).to_json(MOD, 1) for k in kinds}
    database.execute("UPDATE col SET decks = ?, models = ?", (json.dumps(known), json.dumps(models)))


def _deck_ids(names: Sequence[str]) -> dict[str, int]:
    """Number the decks by their names; Anki takes names that differ only in case for one."""
    by_fold = {"default": 1}
    for fold in sorted({name.casefold() for name in names} - {"default"}):
        number = int.from_bytes(sha256(fold.encode()).digest()[:8], "big") % _DECK_IDS + _FIRST_DECK_ID
        while number in by_fold.values():
            number += 1
        by_fold[fold] = number
    return {name: by_fold[name.casefold()] for name in names}


def _numbers(wanted: Sequence[int]) -> list[int]:
    """Give the wanted numbers back, each raised where another took it already."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    numbers, last = [0] * len(wanted), 0
    for i in order:
        last = numbers[i] = max(last + 1, wanted[i])
    return numbers


def _note_rows(notes: Sequence[Note]) -> Iterator[tuple[object, ...]]:
    ids = _numbers([note.created for note in notes])
    for number, note in zip(ids, notes, strict=True):
        draft = note.draft
        note_type = KINDS[draft.kind]
        at = note_type.places["Id"]
        fields = "\x1f".join((*draft.fields[:at], note.id, *draft.fields[at + 1 :]))
        tags = f" {' '.join(draft.tags)} " if draft.tags else ""
        yield (number, note.guid, note_type.id, note.mod, -1, tags, fields, draft.fields[0], 0, 0, "")


def _card_rows(notes: Sequence[Note], decks: dict[str, int]) -> Iterator[tuple[object, ...]]:
    owners = [(position, ord_) for position, note in enumerate(notes) for ord_ in note.draft.ords]
    note_ids = _numbers([note.created for note in notes])
    card_ids = _numbers([notes[position].created for position, _ in owners])
    for number, (position, ord_) in zip(card_ids, owners, strict=True):
        note = notes[position]
        head = (number, note_ids[position], decks[note.draft.deck], ord_, note.mod, -1, 0, 0, position + 1)
        yield (*head, 0, 0, 0, 0, 0, 0, 0, 0, "")

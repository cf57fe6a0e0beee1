"""The tables of a collection, in the old layout of packages and in the one that Anki uses today."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping

from mkdeck.deck.adopting.foreign import Face, Foreign, ForeignType

_NOTES = """
select n.id, n.guid, n.mid, n.tags, n.flds, min(case when c.odid then c.odid else c.did end),
       group_concat(distinct c.ord), (select count() from revlog r where r.cid in
       (select id from cards where nid = n.id)), n.mod
from notes n left join cards c on c.nid = n.id group by n.id order by n.id
"""


def notes_of(database: sqlite3.Connection) -> tuple[Foreign, ...]:
    """Read every note, the oldest first.

    Raises sqlite3.Error, ValueError or KeyError on what is no collection.
    """
    # Anki orders some names by a rule of its own; nothing is ordered by them here.
    database.create_collation("unicase", lambda a, b: (a > b) - (a < b))
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    tables = {name for (name,) in database.execute("select name from sqlite_master where type = 'table'")}
    is_new = "notetypes" in tables
    types = _types(database) if is_new else _old_types(database)
    decks = _decks(database) if is_new else _old_decks(database)
    database.execute("create index if not exists temp_cards on cards (nid)")  # of the copy
    database.execute("create index if not exists temp_revlog on revlog (cid)")
    return tuple(
        Foreign(
            id=number,
            guid=guid,
            type=types[kind],
            fields=tuple(fields.split("\x1f")),
            tags=tuple(tags.split()),
            deck=decks.get(deck, ""),
            ords=tuple(sorted(int(o) for o in (ords or "").split(",") if o)),
            reviews=reviews,
            mod=mod,
        )
        for number, guid, kind, tags, fields, deck, ords, reviews, mod in database.execute(_NOTES)
        if guid and kind in types
    )


def _types(database: sqlite3.Connection) -> dict[int, ForeignType]:
    fields: dict[int, list[str]] = defaultdict(list)
    for kind, name in database.execute("select ntid, name from fields order by ntid, ord"):
        fields[kind].append(name)
    faces: dict[int, list[Face]] = defaultdict(list)
    for kind, name, config in database.execute("select ntid, name, config from templates order by ntid, ord"):
        faces[kind].append(Face(name, _front(config)))
    names = database.execute("select id, name from notetypes")
    return {kind: ForeignType(kind, name, tuple(fields[kind]), tuple(faces[kind])) for kind, name in names}


def _front(config: bytes) -> str:
    """Give the first text of a template's settings: a byte 0x0a, its length in sevens of bits, its bytes."""
    if not config.startswith(b"\x0a"):
        return ""
    length = place = 0
    for place, byte in enumerate(config[1:6]):
        length |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    start = place + 2
    return config[start : start + length].decode("utf-8", "replace")


def _decks(database: sqlite3.Connection) -> dict[int, str]:
    return {n: name.replace("\x1f", "::") for n, name in database.execute("select id, name from decks")}


def _old_types(database: sqlite3.Connection) -> dict[int, ForeignType]:
    told: Mapping[str, dict[str, list[dict[str, str]]]]
    (told,) = (json.loads(models) for (models,) in database.execute("select models from col"))
    return {
        int(number): ForeignType(
            int(number),
            str(model["name"]),
            tuple(field["name"] for field in model["flds"]),
            tuple(Face(face["name"], face["qfmt"]) for face in model["tmpls"]),
        )
        for number, model in told.items()
    }


def _old_decks(database: sqlite3.Connection) -> dict[int, str]:
    (told,) = (json.loads(decks) for (decks,) in database.execute("select decks from col"))
    return {int(number): str(deck["name"]) for number, deck in told.items()}

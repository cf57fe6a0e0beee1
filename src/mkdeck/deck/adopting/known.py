"""Which notes of a collection mkdeck made itself."""

from __future__ import annotations

from collections.abc import Iterable

from mkdeck.deck.adopting.foreign import Foreign
from mkdeck.deck.entry import Entry
from mkdeck.deck.guid import SHAPE, kin_guid
from mkdeck.deck.notetype import KINDS

ROLES = ("question", "claims", *(kind for kind in KINDS if kind != "question"))
"""Every role that a note can play for its question."""


def known_guids(entries: Iterable[Entry]) -> frozenset[str]:
    """Give every GUID that a question of the lock has, or had before it took over an older note."""
    found = set()
    for entry in entries:
        found |= {entry.guid_of(role) for role in ROLES} | {kin_guid(entry.guid, role) for role in ROLES}
        found.add(entry.guid)
    return frozenset(found)


def own_id(note: Foreign) -> str | None:
    """Give the name in a note of mkdeck's own; empty for another's, None for one not to be taken over."""
    kind = next((kind for kind, note_type in KINDS.items() if note_type.id == note.type.id), "")
    if not kind:
        return ""
    place = KINDS[kind].places["Id"]
    name = note.fields[place].strip() if len(note.fields) > place else ""
    if not SHAPE.fullmatch(name):
        return ""
    return name if note.guid in (name, kin_guid(name, kind)) else None

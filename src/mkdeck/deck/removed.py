"""Removed questions: on request their notes stay in the packages, with a tag that one search finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from mkdeck.deck.entry import Entry
from mkdeck.deck.note import Draft, Note
from mkdeck.deck.notetype import KINDS
from mkdeck.deck.packaged import Packaged

TAG = "mkdeck::removed"


def marked_entry(entry: Entry, sent: Mapping[str, Packaged], now: int, marks: bool) -> Entry:
    """Remember that a question is gone; to mark one that a package holds is a change."""
    entry = replace(entry, removed=True)
    held = [note for note in sent.values() if note.id == entry.guid] if marks and not entry.marked else []
    if not held:
        return entry
    return replace(entry, marked=True, mod=max(now, entry.mod + 1, *(note.mod + 1 for note in held)))


def removed_notes(
    entries: Sequence[Entry],
    sent: Mapping[str, Packaged],
    unread: Collection[str],
    packs: Callable[[str], bool],
) -> Iterator[Note]:
    """Give the notes of marked questions as the last packages hold them; their lectures are packed anew."""
    if not any(entry.marked for entry in entries):
        return
    by_id: dict[str, list[Packaged]] = defaultdict(list)
    for note in sent.values():
        by_id[note.id].append(note)
    for entry in entries:
        if entry.marked and entry.lecture not in unread and packs(entry.lecture):
            yield from (_note(note, entry) for note in by_id[entry.guid])


def _note(held: Packaged, entry: Entry) -> Note:
    at = KINDS[held.kind].places["Id"]
    fields = (*held.fields[:at], "", *held.fields[at + 1 :])
    tags = tuple(sorted({*held.tags, TAG}))
    role = held.kind if held.guid in (entry.guid, entry.guid_of(held.kind)) else "claims"
    draft = Draft(role, held.kind, fields, held.deck, tags, held.ords, held.media)
    return Note(draft, held.guid, entry.guid, held.created, entry.mod, entry.lecture)

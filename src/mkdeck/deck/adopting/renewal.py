"""Renewal: the lock in which matched questions go by the notes that they took over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mkdeck.deck.adopting.faces import face_of
from mkdeck.deck.adopting.foreign import Foreign
from mkdeck.deck.adopting.known import own_id
from mkdeck.deck.adopting.roles import Roles
from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Adopted, Cards, Entry, Lock
from mkdeck.deck.made import deck_code
from mkdeck.deck.notetype import KINDS
from mkdeck.deck.packaged import same_fields
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """A question and the note that is its own."""

    asked: Asked
    note: Foreign
    evidence: str
    """In a few words."""


def renewed(lock: Lock, built: Lock, matches: Mapping[str, Match], roles: Mapping[int, Roles]) -> Lock:
    """Change the entries of the matched questions, and those alone."""
    old = {e.guid: e for e in lock.entries}
    entries = tuple(_taken_over(built.entries, old, matches, roles))
    decks = {deck_code(m.note.deck): m.note.deck for m in matches.values()} | dict(built.head.decks)
    head = replace(built.head, decks=tuple(sorted(decks.items(), key=lambda deck: deck[1])))
    return replace(built, entries=tuple(sorted(entries, key=lambda e: (e.removed, e.lecture))), head=head)


def _taken_over(
    built: Sequence[Entry],
    old: Mapping[str, Entry],
    matches: Mapping[str, Match],
    roles: Mapping[int, Roles],
) -> Iterator[Entry]:
    for entry in built:
        match = matches.get(entry.guid)
        if match is None:
            if entry.guid in old:
                yield old[entry.guid]
            continue
        known, note, role = old.get(entry.guid, entry), match.note, match.asked.drafts[0].role
        if name := own_id(note):
            yield _own(known, name, match)
        else:
            others = tuple(a for a in known.adopted if a.role != role)
            yield replace(
                known,
                adopted=(*others, Adopted(role, note.guid, note.tags)),
                cards=(Cards(role, deck_code(note.deck), _cards(match, roles)),),
                stamp=True,
            )


def _own(known: Entry, name: str, match: Match) -> Entry:
    """Go on with a note of mkdeck's own: it is made newer only where the lecture says something else."""
    note, draft = match.note, match.asked.drafts[0]
    return replace(
        known,
        guid=name,
        created=note.id,
        mod=max(note.mod, 1),
        adopted=(),
        cards=(Cards(draft.role, deck_code(note.deck), note.ords),),
        stamp=not same_fields(note.fields, draft),
        was=tuple(dict.fromkeys((*known.was, known.guid))),
    )


def _cards(match: Match, roles: Mapping[int, Roles]) -> tuple[int, ...]:
    """Say which cards the note has once its type is changed."""
    kind, note = match.note.type, match.note
    if kind.is_cloze:
        return note.ords
    faces = [face_of(kind.faces[n], kind, roles[kind.id]) for n in note.ords if n < len(kind.faces)]
    names = [template.name for template in KINDS[match.asked.drafts[0].kind].templates]
    return tuple(sorted(names.index(face) for face in faces if face)) or (0,)

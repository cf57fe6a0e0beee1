"""What to do in Anki, once, so that notes that were taken over are updated from then on."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mkdeck.deck.adopting.adoption import Adoption
from mkdeck.deck.adopting.faces import face_of
from mkdeck.deck.adopting.foreign import Foreign, ForeignType
from mkdeck.deck.adopting.renewal import Match
from mkdeck.deck.adopting.roles import Roles
from mkdeck.deck.notetype import KINDS
from mkdeck.values import dataclass

OWN = frozenset(note_type.id for note_type in KINDS.values())


@dataclass(frozen=True, slots=True)
class Change:
    """Notes of one foreign type that shall become notes of mkdeck's."""

    search: str
    """Finds just these notes in Anki's browser."""

    notes: int
    old: str
    """The note type's name."""

    new: str
    fields: tuple[tuple[str, str], ...]
    """Old and new names."""

    cards: tuple[tuple[str, str], ...]
    """Old and new names; the new one empty for a kind of card that mkdeck does not make."""

    def __str__(self) -> str:
        """One step for people."""
        pairs = [f"{old} → {new or 'Nothing'}" for old, new in (*self.fields, *self.cards)]
        return (
            f"Browse: search for {self.search} ({self.notes} notes), select all, Notes > Change Note Type, "
            f"to “{self.new}” with {', '.join(pairs)}"
        )


def steps(adoption: Adoption, notes: Sequence[Foreign]) -> tuple[Change, ...]:
    """Say which notes must change their type; `notes` are all of the collection."""
    groups: dict[tuple[int, str], list[Match]] = defaultdict(list)
    for match in (*adoption.before, *adoption.adopted):
        if match.note.type.id not in OWN:
            groups[match.note.type.id, match.asked.drafts[0].kind].append(match)
    return tuple(
        _change(some, KINDS[kind].name, adoption.roles[number], notes)
        for (number, kind), some in groups.items()
    )


def _change(some: Sequence[Match], new: str, roles: Roles, notes: Iterable[Foreign]) -> Change:
    kind = some[0].note.type
    found = [match.note.id for match in some]
    is_all = len(found) == sum(note.type.id == kind.id for note in notes)
    name = re.sub(r'([\\"*_])', r"\\\1", kind.name)
    return Change(
        search=f'note:"{name}"' if is_all else "nid:" + ",".join(map(str, sorted(found))),
        notes=len(found),
        old=kind.name,
        new=new,
        fields=tuple(_fields(kind, roles)),
        cards=() if kind.is_cloze else tuple((f.name, face_of(f, kind, roles)) for f in kind.faces),
    )


def _fields(kind: ForeignType, roles: Roles) -> Iterator[tuple[str, str]]:
    asks, answers = ("Text", "Extra") if kind.is_cloze else ("Question", "Answer")
    yield kind.fields[roles.asks], asks
    if roles.answers >= 0:
        yield kind.fields[roles.answers], answers

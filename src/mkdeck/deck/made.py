"""What Anki has of each question once every package was imported: notes, cards and their decks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from mkdeck.deck.entry import Cards, Entry
from mkdeck.deck.note import Note
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Left:
    """Cards of one note that the lecture asks for no more."""

    id: str
    """The question's own GUID."""

    kind: str
    """The note's type, as drafts name it."""

    ords: tuple[int, ...]
    is_whole: bool
    """Whether these are all of the note's cards."""

    is_empty: bool
    """Whether the note itself is still asked for: then Anki calls the cards empty, and can remove them."""


@dataclass(frozen=True, slots=True)
class Stays:
    """Cards that stay in the deck in which they were made, for the lecture has another now."""

    old: str
    new: str
    """Full names."""

    cards: int


@dataclass(frozen=True, slots=True)
class Made:
    """What a build makes of one question's notes."""

    cards: tuple[Cards, ...]
    """To be remembered."""

    new_notes: int
    known_notes: int
    """Notes of this build that were in a package before."""

    new_cards: int
    left: tuple[Left, ...]
    stays: tuple[tuple[str, str, int], ...]
    """Code of the old deck, name of the new one, cards."""


@lru_cache(maxsize=256)
def deck_code(name: str) -> str:
    """Name a deck in six letters; Anki takes names that differ only in case for one."""
    return sha256(name.casefold().encode("utf-8", "replace")).hexdigest()[:6]


def made_of(notes: Sequence[Note], entry: Entry, is_known: bool) -> Made:
    """Compare the notes of a question with what packages held of it.

    A lock of the first format does not say what: then a known question had what it has now.
    """
    known, now = entry.cards, tuple(Cards(n.draft.role, deck_code(n.draft.deck), n.draft.ords) for n in notes)
    if not is_known and len({cards.role for cards in now}) == len(now):
        return Made(now, len(now), 0, sum(len(cards.ords) for cards in now), (), ())
    known = known or now
    if known == now:
        return Made(now, 0, len(now), 0, (), ())
    asked = {note.draft.role: note for note in notes}
    groups = {(c.role, c.deck): c for c in known}
    roles = {c.role for c in known}
    new_cards = 0
    for role, one in asked.items():
        made = {n for c in known if c.role == role for n in c.ords}
        fresh = tuple(n for n in one.draft.ords if n not in made)
        if fresh:
            new_cards += len(fresh)
            key = (role, deck_code(one.draft.deck))
            older = groups.get(key, Cards(*key, ()))
            groups[key] = replace(older, ords=tuple(sorted((*older.ords, *fresh))))
    cards, left, stays = [], [], []
    for group in groups.values():
        note = asked.get(group.role)
        gone = tuple(n for n in group.ords if note is None or n not in note.draft.ords)
        if newly := tuple(n for n in gone if n not in group.left):
            left.append(
                Left(
                    entry.guid,
                    kind_of(group.role),
                    newly,
                    newly == _all(groups.values(), group.role),
                    note is not None,
                )
            )
        told, deck = group.told, note.draft.deck if note else ""
        staying = len(group.ords) - len(gone)
        if note and staying and group.deck != deck_code(deck) and told != deck_code(deck):
            stays.append((group.deck, deck, staying))
        told = deck_code(deck) if note and group.deck != deck_code(deck) else ""
        cards.append(replace(group, left=gone, told=told))
    return Made(
        tuple(cards),
        sum(role not in roles for role in asked),
        sum(role in roles for role in asked),
        new_cards,
        tuple(left),
        tuple(stays),
    )


def _all(cards: Iterable[Cards], role: str) -> tuple[int, ...]:
    return tuple(sorted({n for c in cards if c.role == role for n in c.ords}))


def kind_of(role: str) -> str:
    """Name the note type that plays a role."""
    return "cloze" if role == "claims" else role


def counted(cards: Iterable[Cards]) -> tuple[int, int]:
    """Count the notes and cards of a question."""
    some = tuple(cards)
    return len({c.role for c in some}), sum(len(c.ords) for c in some)

"""From what was built to the plan, and to the decks that the lock names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from mkdeck.deck.asked import Asked
from mkdeck.deck.entries import State
from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.made import Made, Stays, counted, deck_code
from mkdeck.deck.note import Note
from mkdeck.deck.plan import Change, Counts, Plan
from mkdeck.deck.words import loose
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Built:
    """One question with its notes."""

    asked: Asked
    old: Entry | None
    """As the lock had it; None for a new one."""

    entry: Entry
    state: State
    made: Made
    notes: tuple[Note, ...]


def with_decks(lock: Lock, notes: Iterable[Note]) -> Lock:
    """Name every deck in which a card was made."""
    decks = {deck_code(note.draft.deck): note.draft.deck for note in notes} | dict(lock.head.decks)
    used = {c.deck for e in lock.entries for c in e.cards} | {code for s in lock.sealed for code in s.decks()}
    named = sorted(((code, name) for code, name in decks.items() if code in used), key=lambda d: d[1])
    return replace(lock, head=replace(lock.head, decks=tuple(named), is_older=False))


def plan_of(built: Sequence[Built], gone: Sequence[Entry], removed: Sequence[Entry], lock: Lock) -> Plan:
    """Say what becomes of every question; `gone` as they were, `removed` as they are kept."""
    by_state = {state: [b for b in built if b.state is state] for state in State}
    same = [b for b in built if b.state in (State.UNCHANGED, State.ANEW)]
    newly_marked = [e for e, before in zip(removed, gone, strict=True) if e.marked and not before.marked]
    return Plan(
        new=tuple(map(_change, by_state[State.NEW])),
        edited=tuple(map(_change, by_state[State.EDITED])),
        unchanged=tuple(map(_change, same)),
        removed=tuple(
            Change(e.guid, e.lecture, 0, e.text, notes=max(counted(e.cards)[0], 1))
            for e in gone
            if not e.removed
        ),
        settled=_sealed(lock),
        new_notes=sum(b.made.new_notes for b in built),
        edited_notes=sum(b.made.known_notes for b in by_state[State.EDITED]),
        unchanged_notes=sum(b.made.known_notes for b in same),
        new_cards=sum(b.made.new_cards for b in built),
        anew=len(by_state[State.ANEW]),
        left=tuple(left for b in built for left in b.made.left),
        stays=_stays(built, dict(lock.head.decks)),
        marked=len(newly_marked),
        then=_then(lock),
    )


def _change(built: Built) -> Change:
    asked, old = built.asked, built.old
    before = old.text if old and loose(old.text) != loose(asked.text) else ""
    return Change(built.entry.guid, asked.lecture.path, asked.line, asked.text, before, len(built.notes))


def _stays(built: Iterable[Built], names: dict[str, str]) -> tuple[Stays, ...]:
    cards: Counter[tuple[str, str]] = Counter()
    for one in built:
        for code, new, number in one.made.stays:
            cards[names.get(code, code), new] += number
    return tuple(Stays(old, new, number) for (old, new), number in sorted(cards.items()))


def _sealed(lock: Lock) -> Counts:
    found = [section.counted for section in lock.sealed]
    return Counts(sum(notes for notes, _ in found), sum(cards for _, cards in found))


def _then(lock: Lock) -> Counts:
    sealed = _sealed(lock)
    own = [counted(e.cards) for e in lock.entries]
    notes, cards = sum(n for n, _ in own), sum(c for _, c in own)
    return Counts(notes + sealed.notes, cards + sealed.cards, len(lock.head.decks))

"""A build's notes: which question of the lectures is which of the lock, and what that makes of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import count

from mkdeck.deck.asked import Asked, Drafted, all_asked, drafted
from mkdeck.deck.claimcards import claims_draft
from mkdeck.deck.drafts import Badges, occlusion_draft
from mkdeck.deck.entries import State, begun, renewed
from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.guid import Taken
from mkdeck.deck.identity.stages import pair
from mkdeck.deck.made import made_of
from mkdeck.deck.note import Draft, Note
from mkdeck.deck.packaged import Packaged
from mkdeck.deck.plan import Plan
from mkdeck.deck.planning import Built, plan_of, with_decks
from mkdeck.deck.removed import marked_entry, removed_notes
from mkdeck.errors import Problem
from mkdeck.model import Lecture
from mkdeck.values import dataclass

_NO_BADGES: Badges = {}


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a build knows besides lectures and lock."""

    now: int
    """Seconds since 1970."""

    namespace: str | None = None
    """Keeps the GUIDs of unrelated collections apart; None for what the lectures' settings say."""

    unread: frozenset[str] = frozenset()
    """Paths of lectures that are there but were not read: they stay as they were."""

    packed: frozenset[str] | None = None
    """Paths of the lectures that are packed: nothing changes for the others. None for all of them."""

    sent: Mapping[str, Packaged] = field(default_factory=dict, compare=False)
    """Notes of the packages that are there already, by GUID, as far as they matter."""

    stamps: bool = True
    """Whether notes that were taken over from elsewhere are made newer than Anki has them."""

    marks_removed: bool = False
    """Whether removed questions stay in the packages, with a tag that says so."""

    def packs(self, lecture: str) -> bool:
        """Whether the lecture's notes are packed."""
        return self.packed is None or lecture in self.packed


@dataclass(frozen=True, slots=True)
class Identified:
    """What a build knows once every question has its identity."""

    notes: tuple[Note, ...]
    """Those to be packed, in document order, lecture by lecture."""

    lock: Lock
    """The new one."""

    plan: Plan
    problems: tuple[Problem, ...]
    """An error among them means that some identity could not be decided: write nothing."""


def identify(
    lectures: Sequence[Lecture], lock: Lock, occasion: Occasion, badges: Badges = _NO_BADGES
) -> Identified:
    """Find each question's history."""
    return recognise([drafted(x, badges) for x in lectures], lock, occasion)


def recognise(lectures: Sequence[Drafted], lock: Lock, occasion: Occasion) -> Identified:
    """Find the history of each question that is drafted already."""
    asked = all_asked(lectures)
    known = tuple(e for e in lock.entries if e.removed or e.lecture not in occasion.unread)
    waiting = tuple(e for e in lock.entries if not e.removed and e.lecture in occasion.unread)
    pairs, problems = pair(asked, known, lock, occasion.namespace)
    wanted = [a for a in asked if occasion.packs(a.lecture.path)]
    built = list(_built(wanted, pairs, lock, occasion))
    taken = {b.entry.guid for b in built}
    elsewhere = {e.guid for e in pairs.values()} - taken
    left = [e for e in known if e.guid not in taken]
    gone = [e for e in left if e.guid not in elsewhere and (e.removed or occasion.packs(e.lecture))]
    stay = [e for e in left if e.guid in elsewhere or not (e.removed or occasion.packs(e.lecture))]
    removed = [marked_entry(e, occasion.sent, occasion.now, occasion.marks_removed) for e in gone]
    live = sorted((*(b.entry for b in built), *stay, *waiting), key=lambda e: e.lecture)
    notes = (
        *(note for b in built for note in b.notes),
        *removed_notes(removed, occasion.sent, occasion.unread, occasion.packs),
    )
    entries = (*live, *sorted(removed, key=lambda e: e.lecture))
    new_lock = with_decks(replace(lock, entries=entries), notes)
    return Identified(
        notes=tuple(sorted(notes, key=lambda note: note.lecture)),
        lock=new_lock,
        plan=plan_of(built, gone, removed, new_lock),
        problems=problems,
    )


def _built(
    asked: Sequence[Asked], pairs: Mapping[int, Entry], lock: Lock, occasion: Occasion
) -> Iterator[Built]:
    """Give each question its entry and its notes."""
    anything_new = any(a.place not in pairs for a in asked)
    taken = Taken(guid for guid, _ in lock.names()) if anything_new else Taken(())
    used = set(lock.moments()) if anything_new else set()
    now = occasion.now
    moments = (moment for moment in count(now * 1000 + 1) if moment not in used)
    for a in asked:
        old = pairs.get(a.place)
        if old:
            sent = occasion.sent.get(old.guid_of(a.drafts[0].role))
            entry, state = renewed(a, old, now, sent, occasion.stamps)
        else:
            entry, state = begun(a, _namespace(a, occasion), taken, next(moments), now), State.NEW
        taken.add(entry.guid)
        notes = _notes(a, entry)
        made = made_of(notes, entry, is_known=old is not None)
        yield Built(a, old, replace(entry, cards=made.cards), state, made, notes)


def _namespace(asked: Asked, occasion: Occasion) -> str:
    return asked.lecture.settings.namespace if occasion.namespace is None else occasion.namespace


def _notes(asked: Asked, entry: Entry) -> tuple[Note, ...]:
    """Make the notes of a question; each but that of the question itself has a GUID that follows from its."""
    drafts = asked.drafts
    if "claims" in asked.kinds and (claims := claims_draft(asked, entry.claims)):
        drafts = (*(d for d in drafts if "question" in asked.kinds or d.role == "cloze"), claims)
    if drafts[0].role == "occlusion":
        labels = entry.claims[len(asked.whole.claims) if "claims" in asked.kinds else 0 :]
        numbers = [label.number for label in labels]
        drafts = (occlusion_draft(asked.lecture, asked.whole, asked.badges, numbers), *drafts[1:])
    return tuple(
        Note(
            _tagged(draft, entry),
            entry.guid_of(draft.role),
            entry.guid,
            entry.created,
            entry.mod,
            entry.lecture,
        )
        for draft in drafts
    )


def _tagged(draft: Draft, entry: Entry) -> Draft:
    """Leave a note that was taken over the tags that it had."""
    older = entry.adopted_as(draft.role)
    return replace(draft, tags=tuple(sorted({*draft.tags, *older.tags}))) if older else draft

"""Identity: which question of the lectures is which of the lock, and what that makes of the notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import count

from mkdeck.deck.asked import Asked, Drafted, all_asked, drafted
from mkdeck.deck.claimcards import claims_draft
from mkdeck.deck.drafts import Badges, occlusion_draft
from mkdeck.deck.entries import kept, new
from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.identity.stages import pair
from mkdeck.deck.note import Draft, Note
from mkdeck.deck.plan import Change, Plan
from mkdeck.errors import Problem
from mkdeck.model import Lecture
from mkdeck.values import dataclass

_NO_BADGES: Badges = {}


@dataclass(frozen=True, slots=True)
class Identified:
    """What a build knows once every question has its identity."""

    notes: tuple[Note, ...]
    """In document order, lecture by lecture."""

    lock: Lock
    """The new one."""

    plan: Plan
    problems: tuple[Problem, ...]
    """An error among them means that some identity could not be decided: write nothing."""


def identify(
    lectures: Sequence[Lecture],
    lock: Lock,
    *,
    now: int,
    badges: Badges = _NO_BADGES,
    unread: frozenset[str] = frozenset(),
) -> Identified:
    """Find each question's history; `now` in seconds since 1970, `unread` the lectures left as they were."""
    return recognise([drafted(x, badges) for x in lectures], lock, now=now, unread=unread)


def recognise(
    lectures: Sequence[Drafted], lock: Lock, *, now: int, unread: frozenset[str] = frozenset()
) -> Identified:
    """Find the history of each question that is drafted already."""
    asked = all_asked(lectures)
    known = tuple(e for e in lock.entries if e.removed or e.lecture not in unread)
    waiting = tuple(e for e in lock.entries if not e.removed and e.lecture in unread)
    pairs, problems = pair(asked, known, lock)
    entries = _entries(asked, pairs, lock, now)
    known_again = {e.guid for e in pairs.values()}
    gone = [e for e in known if e.guid not in known_again]
    removed = sorted((replace(e, removed=True) for e in gone), key=lambda e: e.lecture)
    live = sorted((*entries, *waiting), key=lambda e: e.lecture)
    return Identified(
        notes=tuple(note for a, e in zip(asked, entries, strict=True) for note in _notes(a, e)),
        lock=replace(lock, entries=(*live, *removed)),
        plan=replace(_plan(asked, entries, pairs, gone), settled=sum(map(len, lock.sealed))),
        problems=problems,
    )


def _entries(asked: Sequence[Asked], pairs: Mapping[int, Entry], lock: Lock, now: int) -> list[Entry]:
    anything_new = len(pairs) < len(asked)
    taken = {guid for guid, _ in lock.names()} if anything_new else set()
    used = set(lock.moments()) if anything_new else set()
    moments = (moment for moment in count(now * 1000 + 1) if moment not in used)
    entries = []
    for a in asked:
        old = pairs.get(a.place)
        entry = kept(a, old, now) if old else new(a, taken, next(moments), now)
        taken.add(entry.guid)
        entries.append(entry)
    return entries


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


def _plan(
    asked: Sequence[Asked],
    entries: Sequence[Entry],
    pairs: Mapping[int, Entry],
    gone: Sequence[Entry],
) -> Plan:
    changes: dict[str, list[Change]] = {"new": [], "edited": [], "unchanged": []}
    for a, entry in zip(asked, entries, strict=True):
        old = pairs.get(a.place)
        kind = "new" if old is None else "unchanged" if old.content == a.content else "edited"
        changes[kind].append(Change(entry.guid, a.lecture.path, a.line, a.text))
    removed = tuple(Change(e.guid, e.lecture, 0, e.text) for e in gone if not e.removed)
    return Plan(tuple(changes["new"]), tuple(changes["edited"]), tuple(changes["unchanged"]), removed)

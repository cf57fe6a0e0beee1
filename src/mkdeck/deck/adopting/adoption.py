"""Adoption: what becomes of each question and each foreign note, and the lock that remembers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from mkdeck.deck.adopting.evidence import Bench, Unclear
from mkdeck.deck.adopting.foreign import Foreign
from mkdeck.deck.adopting.known import known_guids, own_id
from mkdeck.deck.adopting.plaintext import gap_words, key
from mkdeck.deck.adopting.renewal import Match, renewed
from mkdeck.deck.adopting.roles import Roles, roles_of
from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.match import Identified
from mkdeck.deck.notetype import KINDS
from mkdeck.values import dataclass

_SAME_GAP = 0.5
"""Of the letters of two gaps of one number: from here on one is the other, edited."""


@dataclass(frozen=True, slots=True)
class Adoption:
    """What was found, and the lock that comes of it."""

    adopted: tuple[Match, ...]
    """Taken over now."""

    before: tuple[Match, ...]
    """Taken over earlier."""

    kept: tuple[Match, ...]
    """Matched, but the question was built before and keeps the identity that it has."""

    unclear: tuple[Unclear, ...]
    questions: tuple[Asked, ...]
    """Those without a note: the next import adds them."""

    notes: tuple[Foreign, ...]
    """Those without a question: nothing touches them."""

    roles: Mapping[int, Roles]
    """Which fields ask and answer, by note type."""

    lock: Lock


def adopt(
    asked: Sequence[Asked], lock: Lock, built: Identified, notes: Sequence[Foreign], again: bool = False
) -> Adoption:
    """Match the notes to the questions; `again` lets a question give up the identity that it was built with.

    `lock` is that of the last build and `built` what the next one would make of it.
    """
    entries = _entries(asked, built)
    there = {note.guid: note for note in notes}
    before = _before(asked, entries, there)
    earlier = {match.asked.place for match in before}
    waiting = [a for a in asked if a.place not in earlier and _is_free(a, entries[a.place], there, again)]
    known = known_guids(built.lock.entries)
    strangers = [n for n in notes if n.guid not in known and own_id(n) is not None]
    roles = roles_of(notes, {key(a.text): a.sketch for a in asked})
    found, unclear = _found(waiting, strangers, roles)
    built_before = {e.guid for e in lock.entries}
    kept = [m for m in found if entries[m.asked.place].guid in built_before and not again]
    adopted = [m for m in found if m not in kept]
    busy = {m.note.guid for m in found} | {n.guid for u in unclear for n in u.notes}
    settled = {m.asked.place for m in found} | {u.asked.place for u in unclear}
    return Adoption(
        adopted=tuple(adopted),
        before=before,
        kept=tuple(kept),
        unclear=unclear,
        questions=tuple(a for a in waiting if a.place not in settled),
        notes=tuple(n for n in strangers if n.guid not in busy),
        roles=roles,
        lock=renewed(lock, built.lock, {entries[m.asked.place].guid: m for m in adopted}, roles),
    )


def _entries(asked: Sequence[Asked], built: Identified) -> dict[int, Entry]:
    """Find each question's entry in what the next build would make."""
    by_guid = {e.guid: e for e in built.lock.entries}
    plan = (*built.plan.new, *built.plan.edited, *built.plan.unchanged)
    guids = {(c.lecture, c.line, c.text): c.guid for c in plan}
    return {a.place: by_guid[guids[a.lecture.path, a.line, a.text]] for a in asked}


def _before(
    asked: Sequence[Asked], entries: Mapping[int, Entry], there: Mapping[str, Foreign]
) -> tuple[Match, ...]:
    olders = ((a, entries[a.place].adopted_as(a.drafts[0].role)) for a in asked)
    return tuple(
        Match(a, there[older.guid], "taken over before")
        for a, older in olders
        if older and older.guid in there
    )


def _is_free(asked: Asked, entry: Entry, there: Mapping[str, Foreign], again: bool) -> bool:
    """Whether the question may take over a note: it has none in the collection, or shall have another."""
    role = asked.drafts[0].role
    return again or not (entry.adopted_as(role) or entry.guid_of(role) in there)


def _found(
    waiting: Sequence[Asked], strangers: Sequence[Foreign], roles: Mapping[int, Roles]
) -> tuple[list[Match], tuple[Unclear, ...]]:
    """Match texts with gaps among themselves, and questions among themselves."""
    matches: list[Match] = []
    unclear: list[Unclear] = []
    for cloze in (False, True):
        some = [a for a in waiting if a.drafts[0].role == ("cloze" if cloze else "question")]
        bench = Bench(some, [n for n in strangers if n.type.is_cloze is cloze], roles)
        bench.find()
        by_place = {a.place: a for a in some}
        for place, note in bench.pairs.items():
            if cloze and not _same_gaps(by_place[place], note, roles[note.type.id]):
                unclear.append(Unclear(by_place[place], (note,), "whose gaps have other numbers"))
            else:
                matches.append(Match(by_place[place], note, bench.reason(place)))
        unclear += [replace(u, asked=by_place[bench.places[u.asked.place]]) for u in bench.unclear]
    return sorted(matches, key=lambda m: m.asked.place), tuple(sorted(unclear, key=lambda u: u.asked.place))


def _same_gaps(asked: Asked, note: Foreign, roles: Roles) -> bool:
    """Whether each number hides the same words: the numbers carry the history of the cards."""
    now = gap_words(asked.drafts[0].fields[KINDS["cloze"].places["Text"]])
    then = gap_words(note.fields[roles.asks])
    return now.keys() == then.keys() and all(
        SequenceMatcher(None, now[n], then[n], autojunk=False).ratio() >= _SAME_GAP for n in now
    )

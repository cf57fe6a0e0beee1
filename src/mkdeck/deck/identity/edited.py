"""Edited questions: recognised as a careful person would, and told where such a person would hesitate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Entry
from mkdeck.deck.identity.assign import assign, rivals
from mkdeck.deck.identity.places import Places
from mkdeck.deck.identity.pool import Pool
from mkdeck.deck.identity.weighing import weigh
from mkdeck.deck.words import CODE
from mkdeck.errors import Problem, Weight

MARGIN = 0.05
"""Two pairings of which one gains so little over the other are equally good."""

_TELLING = 8 * CODE
"""Length of the sketch of an answer that hardly another question has."""

_SAME_PLACE = 0.75
_SHOWN = 2
"""Old notes that a question may be: more are not listed."""


def by_answer(pool: Pool) -> None:
    """Pair an edited question by its answer, if that says enough and is the only such one of its lecture.

    It must stand in its place as well. Weighing would find the same, but has to know all words first.
    """
    waiting = [a for a in pool.waiting(with_id=False) if len(a.sketch) >= _TELLING]
    free = [e for e in pool.entries.values() if not e.removed]
    if not waiting or not free:
        return
    renamed, places = pool.renamed(), Places(pool)
    now = Counter((a.lecture.path, a.answer) for a in pool.all_asked)
    then = Counter((renamed.get(e.lecture, e.lecture), e.answer) for e in pool.all_entries if not e.removed)
    known = {(renamed.get(e.lecture, e.lecture), e.answer): e for e in free}
    for asked in waiting:
        key = (asked.lecture.path, asked.answer)
        entry = known.get(key)
        if entry and now[key] == then[key] == 1 and places.alike(asked.place, entry.guid) >= _SAME_PLACE:
            pool.join(asked, entry)


def by_judgement(pool: Pool, lock: str) -> list[Problem]:
    """Pair what was edited; tell what could be either of two, and what a person would hesitate about."""
    asked, entries = {a.place: a for a in pool.waiting(with_id=False)}, dict(pool.entries)
    if not asked or not entries:
        return []
    weighed = weigh(pool, asked)
    pairs = assign(weighed.gains)
    doubts: dict[int, dict[str, float]] = {place: dict(found) for place, found in weighed.undecided.items()}
    for rival in rivals(weighed.gains, pairs, MARGIN):
        if _twins(entries, rival.chosen, rival.other):
            continue
        for place in {rival.asked, rival.other_asked} - {-1}:
            pairs.pop(place, None)
            doubts[place] |= weighed.gains[place]
    for place, guid in pairs.items():
        pool.join(asked[place], entries[guid])
    return list(_told(pool, doubts, lock))


def _twins(entries: Mapping[str, Entry], chosen: str, other: str) -> bool:
    """Whether both entries are gone and said the same: then either history is the right one."""
    if other not in entries:
        return False
    one, two = entries[chosen], entries[other]
    return one.removed and two.removed and (one.text, one.answer) == (two.text, two.answer)


def _told(pool: Pool, doubts: Mapping[int, Mapping[str, float]], lock: str) -> Iterable[Problem]:
    """Tell each question that stays without a history of the free entries that it may be, likeliest first."""
    for place, found in doubts.items():
        free = [guid for guid in sorted(found, key=lambda g: (-found[g], g)) if guid in pool.entries]
        if place in pool.asked and free:
            yield _hesitation(pool.asked[place], [pool.entries[guid] for guid in free[:_SHOWN]], lock)


def _hesitation(asked: Asked, entries: Sequence[Entry], lock: str) -> Problem:
    """Show both lines, and the id that joins them."""
    olds = " or ".join(f"“{e.text}” ({lock}:{e.line})" for e in entries)
    ids = " or ".join(f"{{#{e.guid}}}" for e in entries)
    fault = f"taken for a new question, though it may be an old one: {olds} -> “{asked.text}”"
    remedy = f"if it is the same, write {ids} behind it"
    return Problem(asked.lecture.path, asked.line, fault, remedy, Weight.WARNING)

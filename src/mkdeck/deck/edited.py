"""Edited questions: recognised by what is left of question, answer and place, all weighed together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from mkdeck.deck.asked import Asked
from mkdeck.deck.assign import Rival, assign, rivals
from mkdeck.deck.entry import Entry
from mkdeck.deck.index import Index
from mkdeck.deck.likeness import Likeness
from mkdeck.deck.places import Places
from mkdeck.deck.pool import Pool
from mkdeck.deck.trace import trace_of_asked, trace_of_entry
from mkdeck.deck.words import CODE
from mkdeck.errors import Problem, Weight

MARGIN = 0.03
"""Two pairings of which one gains so little over the other are equally good."""

_NEAR = 0.1
"""Below the mark by less than this: too unlike to be taken for the same, too like to pass over."""

_TELLING = 8 * CODE
"""Length of the sketch of an answer that hardly another question has."""

_SAME_PLACE = 0.75
"""With the same words, a place that agrees with the neighbours above or below is enough."""


def by_answer(pool: Pool) -> None:
    """Pair an edited question by its answer, if that says enough and is the only such one of its lecture.

    It must stand in its place as well. Likeness would find the same, but has to know all words first.
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


def by_likeness(pool: Pool, lock: str) -> list[Problem]:
    """Pair what was edited; say what could be either of two, and what only resembles something removed."""
    asked, entries = {a.place: a for a in pool.waiting(with_id=False)}, dict(pool.entries)
    if not asked or not entries:
        return []
    gains, near = weigh(pool, asked)
    pairs = assign(gains)
    unclear = [r for r in rivals(gains, pairs, MARGIN) if not _twins(entries, r)]
    for place, guid in pairs.items():
        pool.join(asked[place], entries[guid])
    problems = [_ambiguous(pool, rival, lock) for rival in unclear]
    return problems + [
        _resembles(pool, p, g, lock) for p, g in near.items() if p in pool.asked and g in pool.entries
    ]


def _twins(entries: Mapping[str, Entry], rival: Rival) -> bool:
    """Whether both entries are gone and said the same: then either history is the right one."""
    one, other = entries[rival.chosen], entries.get(rival.other)
    if other is None or not (one.removed and other.removed):
        return False
    return (one.text, one.answer) == (other.text, other.answer)


def weigh(pool: Pool, asked: Mapping[int, Asked]) -> tuple[dict[int, dict[str, float]], dict[int, str]]:
    """Find what each pair gains over the least that it takes, and the best that just fell short."""
    traces = {guid: trace_of_entry(entry) for guid, entry in pool.entries.items()}
    now = {place: trace_of_asked(one) for place, one in asked.items()}
    compared = [token for some in (traces, now) for trace in some.values() for token in trace.tokens]
    likeness = Likeness(pool.said, [a.text for a in pool.all_asked], frozenset(compared))
    places = Places(pool)
    index = Index(traces, places)
    gains: dict[int, dict[str, float]] = {}
    near: dict[int, str] = {}
    for place, trace in now.items():
        short = -_NEAR
        gains[place] = {}
        for guid in index.candidates(place, trace):
            stands = places.alike(place, guid)
            score, least = likeness.score(trace, traces[guid], stands)
            gain = score - least
            if trace.text == traces[guid].text and stands >= _SAME_PLACE:
                gain = max(gain, stands - 0.7)
            if gain >= 0:
                gains[place][guid] = gain
            elif gain > short:
                short, near[place] = gain, guid
    return gains, near


def _ambiguous(pool: Pool, rival: Rival, lock: str) -> Problem:
    asked = pool.all_asked[rival.asked]
    known = {e.guid: e for e in pool.all_entries}
    entry, other = known[rival.chosen], known.get(rival.other)
    told = f"could be “{entry.text}” ({lock}:{entry.line})"
    if other is not None:
        told += f" as well as “{other.text}” ({lock}:{other.line})"
    if rival.other_asked >= 0:
        told += f", and so could the question at {pool.all_asked[rival.other_asked].where}"
    ids = " or ".join(f"{{#{e.guid}}}" for e in (entry, other) if e)
    remedy = f"write {ids} behind the question whose history it is, {{#some-new-id}} behind a new one"
    return Problem(asked.lecture.path, asked.line, f"“{asked.text}” {told}", remedy)


def _resembles(pool: Pool, place: int, guid: str, lock: str) -> Problem:
    asked, entry = pool.all_asked[place], pool.entries[guid]
    fault = (
        f"taken for a new question, though it resembles “{entry.text}” ({lock}:{entry.line}), which is gone"
    )
    remedy = f"write {{#{guid}}} behind it if it is the same"
    return Problem(asked.lecture.path, asked.line, fault, remedy, Weight.WARNING)

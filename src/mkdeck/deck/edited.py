"""Edited questions: recognised by what is left of question, answer and place, all weighed together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest

from mkdeck.deck.asked import Asked
from mkdeck.deck.assign import Rival, assign, rivals
from mkdeck.deck.likeness import Likeness
from mkdeck.deck.places import Places
from mkdeck.deck.pool import Pool
from mkdeck.deck.trace import Trace, trace_of_asked, trace_of_entry
from mkdeck.errors import Problem, Weight

_MARGIN = 0.03
"""Two pairings of which one gains so little over the other are equally good."""

_NEAR = 0.1
"""Below the mark by less than this: too unlike to be taken for the same, too like to pass over."""

_CANDIDATES = 12
_POSTINGS = 400
"""Entries looked at per question: its rarest words lead there, common ones would lead everywhere."""

_SAME_PLACE = 0.75
"""With the same words, a place that agrees with the neighbours above or below is enough."""


def by_likeness(pool: Pool, lock: str) -> list[Problem]:
    """Pair what was edited; say what could be either of two, and what only resembles something removed."""
    asked, entries = {a.place: a for a in pool.waiting(with_id=False)}, dict(pool.entries)
    if not asked or not entries:
        return []
    gains, near = _weigh(pool, asked)
    pairs = assign(gains)
    unclear = rivals(gains, pairs, _MARGIN)
    for place, guid in pairs.items():
        pool.join(asked[place], entries[guid])
    problems = [_ambiguous(pool, rival, lock) for rival in unclear]
    return problems + [
        _resembles(pool, p, g, lock) for p, g in near.items() if p in pool.asked and g in pool.entries
    ]


def _weigh(pool: Pool, asked: Mapping[int, Asked]) -> tuple[dict[int, dict[str, float]], dict[int, str]]:
    """Find what each pair gains over the least that it takes, and the best that just fell short."""
    traces = {e.guid: trace_of_entry(e) for e in pool.all_entries}
    likeness = Likeness(traces.values(), (a.text for a in pool.all_asked))
    places = Places(pool)
    index = _Index({guid: traces[guid] for guid in pool.entries}, places)
    gains: dict[int, dict[str, float]] = {}
    near: dict[int, str] = {}
    for place, one in asked.items():
        trace = trace_of_asked(one)
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


class _Index:
    """Finds the entries that are worth comparing with a question."""

    def __init__(self, entries: Mapping[str, Trace], places: Places) -> None:
        self._by_token: dict[str, list[str]] = defaultdict(list)
        self._by_text: dict[str, list[str]] = defaultdict(list)
        self._by_gap: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._places = places
        for guid, trace in entries.items():
            for token in trace.tokens:
                self._by_token[token].append(guid)
            self._by_text[trace.text].append(guid)
            if place := places.then.get(guid):
                self._by_gap[place.gap].append(guid)

    def candidates(self, place: int, trace: Trace) -> Iterable[str]:
        """Give those with its rarest words, with its whole text, or in its place; each once."""
        votes: dict[str, float] = {}
        for guid, vote in self._votes(trace):
            votes[guid] = votes.get(guid, 0.0) + vote
        best = nsmallest(_CANDIDATES, votes, key=lambda guid: (-votes[guid], guid))
        alike = self._by_text.get(trace.text, ())[:_CANDIDATES]
        return dict.fromkeys((*best, *alike, *self._neighbours(place)))

    def _votes(self, trace: Trace) -> Iterator[tuple[str, float]]:
        lists = sorted((self._by_token.get(token, []) for token in sorted(trace.tokens)), key=len)
        seen = 0
        for guids in filter(None, lists):
            if seen > _POSTINGS:
                return
            seen += len(guids)
            yield from ((guid, 1 / len(guids)) for guid in guids)

    def _neighbours(self, place: int) -> list[str]:
        here = self._places.now[place]
        gap = self._by_gap.get(here.gap, [])
        ends = [here.from_top, len(gap) - 1 - here.from_end]
        return [gap[i] for i in ends if 0 <= i < len(gap)]


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
    return Problem(asked.lecture.path, asked.question.line, f"“{asked.text}” {told}", remedy)


def _resembles(pool: Pool, place: int, guid: str, lock: str) -> Problem:
    asked, entry = pool.all_asked[place], pool.entries[guid]
    fault = (
        f"taken for a new question, though it resembles “{entry.text}” ({lock}:{entry.line}), which is gone"
    )
    remedy = f"write {{#{guid}}} behind it if it is the same"
    return Problem(asked.lecture.path, asked.question.line, fault, remedy, Weight.WARNING)

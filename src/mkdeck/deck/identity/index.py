"""The index: finds the few entries that are worth comparing with a question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import nsmallest

from mkdeck.deck.identity.places import Places
from mkdeck.deck.identity.trace import Trace

_CANDIDATES = 12
_POSTINGS = 400
"""Entries looked at per question: its rarest words lead there, common ones would lead everywhere."""


class Index:
    """Entries by their words, by their whole text and by their place."""

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

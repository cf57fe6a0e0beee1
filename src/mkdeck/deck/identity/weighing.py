"""Weighing: what each question that changed may be of all that is remembered, and how surely."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Entry
from mkdeck.deck.identity.answers import Answers, compared
from mkdeck.deck.identity.index import Index
from mkdeck.deck.identity.kinship import Change, Judgement, Nearness, change_of, judge
from mkdeck.deck.identity.places import Places
from mkdeck.deck.identity.pool import Pool
from mkdeck.deck.identity.rewording import Rewording, reworded
from mkdeck.deck.identity.trace import trace_of_asked, trace_of_entry
from mkdeck.deck.identity.wording import Wording, worded
from mkdeck.deck.words import codes, loose, loose_each, words
from mkdeck.language import Language, folded, language, spoken_in
from mkdeck.values import dataclass

_REMOVED = 0.2
"""What an entry loses by having been gone before."""

_STANDS = 0.3
"""What the place adds to the sureness of a pair."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What changed questions may be, by their places."""

    gains: Mapping[int, Mapping[str, float]]
    """Entries that a careful person would call the same, by GUID, and how surely."""

    undecided: Mapping[int, Mapping[str, float]]
    """Entries about which such a person would hesitate."""


def weigh(pool: Pool, asked: Mapping[int, Asked]) -> Weighed:
    """Judge each question beside the few entries that it may be."""
    places = Places(pool)
    index = Index({guid: trace_of_entry(entry) for guid, entry in pool.entries.items()}, places)
    scales = _Scales(pool)
    gains: dict[int, dict[str, float]] = {}
    undecided: dict[int, dict[str, float]] = {}
    for place, one in asked.items():
        gains[place], undecided[place] = {}, {}
        for guid in index.candidates(place, trace_of_asked(one)):
            entry, near = pool.entries[guid], places.near(place, guid)
            judgement, gain = scales.weigh(one, entry, near)
            gain += _STANDS * places.alike(place, guid)
            if judgement is Judgement.SAME:
                gains[place][guid] = gain
            elif judgement is Judgement.UNDECIDED:
                undecided[place][guid] = gain
    return Weighed(gains, undecided)


class _Scales:
    """Compares questions, knowing their languages and what else is asked."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._worded = cache(worded)
        self._spoken = cache(self._language_of)

    def weigh(self, asked: Asked, entry: Entry, near: Nearness) -> tuple[Judgement, float]:
        """Judge one pair, and say how alike the two are."""
        spoken = self._spoken(asked.lecture.path)
        old, new = self._worded(entry.text, spoken), self._worded(asked.text, spoken)
        changed = reworded(old, new, spoken, lambda word: self._is_seen(word, old, new))
        answers = _answers(asked, entry, spoken)
        judgement = judge(changed, answers, near, spoken)
        if judgement is Judgement.UNDECIDED and changed.unchanged and self._is_asked_once(asked.text, new):
            judgement = Judgement.SAME
        if entry.removed and (judgement is Judgement.UNDECIDED or change_of(changed, spoken) < Change.FORM):
            judgement = Judgement.ANOTHER
        return judgement, _sureness(changed, answers, spoken) - _REMOVED * entry.removed

    def _language_of(self, path: str) -> Language:
        return language(spoken_in(self._texts[path]))

    @cached_property
    def _texts(self) -> Mapping[str, list[str]]:
        texts = defaultdict(list)
        for asked in self._pool.all_asked:
            texts[asked.lecture.path].append(asked.text)
        return texts

    @cached_property
    def _seen(self) -> tuple[Counter[str], Counter[str]]:
        """In how many questions each word stands, then and now."""
        then = [said.text for said in self._pool.said if not said.removed]
        now = [asked.text for asked in self._pool.all_asked]
        return _counted(then), _counted(now)

    def _is_asked_once(self, text: str, wording: Wording) -> bool:
        """Whether a question of more than one word is asked but once, then and now."""
        return len(wording.all) > 1 and self._copies[loose(text)] == 1

    @cached_property
    def _copies(self) -> Counter[str]:
        """How often each question is asked, then or now, whichever is more."""
        now = Counter(loose_each([asked.text for asked in self._pool.all_asked]))
        return now | Counter(loose_each([said.text for said in self._pool.said if not said.removed]))

    def _is_seen(self, word: str, old: Wording, new: Wording) -> bool:
        """Whether an old word still stands in another question, or a new one stood in another before."""
        then, now = self._seen
        return (word in new.words and then[word] > (word in old.words)) or (
            word in old.words and now[word] > (word in new.words)
        )


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(folded(word) for text in texts for word in words(text))


def _answers(asked: Asked, entry: Entry, spoken: Language) -> Answers:
    return compared(
        entry.answer,
        frozenset(codes(entry.sketch)),
        asked.answer,
        set(asked.said.split()),
        spoken.name,
        words(asked.text) & words(entry.text),
    )


def _sureness(changed: Rewording, answers: Answers, spoken: Language) -> float:
    """Say how alike two are, to choose among several that are the same: question first, then answer."""
    kept = changed.kept / max(changed.kept + len(changed.lost) + len(changed.gained), 1)
    doubts = 0.3 * changed.doubtful + 0.2 * changed.asks_otherwise + 0.1 * changed.turned
    return change_of(changed, spoken) / Change.FORM + kept - doubts + answers.common / 2 + answers.share

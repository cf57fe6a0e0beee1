"""Questions to which something was added, or from which it was taken: options, a hint, a second sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Entry
from mkdeck.deck.pool import Pool

_ENDS = ("?", "？", "؟", ".", "。", ":", "：", "!", "！")
"""A sentence; "What is a stack" also begins "What is a stack frame"."""


def by_beginning(pool: Pool) -> None:
    """Pair what begins with all that the other says, in one lecture and where no third one does."""
    free = [e for e in pool.free(with_id=False) if not e.removed]
    waiting = pool.waiting(with_id=False)
    if not waiting or not free:
        return
    renamed = pool.renamed()
    entries: dict[str, list[Entry]] = defaultdict(list)
    asked: dict[str, list[Asked]] = defaultdict(list)
    for entry in free:
        entries[renamed.get(entry.lecture, entry.lecture)].append(entry)
    for one in waiting:
        asked[one.lecture.path].append(one)
    for path in entries.keys() & asked.keys():
        _pair(pool, asked[path], entries[path])


def _pair(pool: Pool, asked: Sequence[Asked], entries: Sequence[Entry]) -> None:
    """Pair the questions and entries of a lecture."""
    now, then = [a.text for a in asked], [e.text for e in entries]
    grown, shrunk = _begun(then, now), _begun(now, then)
    found = {(a, e) for e, a in grown.items()} | set(shrunk.items())
    times = Counter(a for a, _ in found), Counter(e for _, e in found)
    for a, e in sorted(found):
        if times[0][a] == times[1][e] == 1:
            pool.join(asked[a], entries[e])


def _begun(short: Sequence[str], long: Sequence[str]) -> Mapping[int, int]:
    """Give for each text that ends a sentence the only one of the others that goes on from it."""
    ordered = sorted(range(len(long)), key=long.__getitem__)
    texts = [long[i] for i in ordered]
    found = {}
    for n, text in enumerate(short):
        first = bisect_left(texts, f"{text} ")
        following = [
            ordered[at] for at in range(first, min(first + 2, len(texts))) if _goes_on(texts[at], text)
        ]
        if len(following) == 1:
            found[n] = following[0]
    return found


def _goes_on(text: str, sentence: str) -> bool:
    """Whether a text begins with a sentence, and says more."""
    return sentence.endswith(_ENDS) and text.startswith(f"{sentence} ")

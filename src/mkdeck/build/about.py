"""What a deck says of itself in Anki's overview: every mark on its cards, counted by verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from html import escape

from mkdeck.model import Badges, Lecture, Marked, Verdict, every_mark, verdicts

ADDS_NOTHING = (Verdict.UNCHECKED, Verdict.INVALID)


def about_decks(lectures: Sequence[Lecture], badges: Badges) -> dict[str, str]:
    """Describe, as html by name, each deck that has a verdict on anything; the others say nothing."""
    marks: dict[str, list[Marked]] = defaultdict(list)
    for mark in every_mark(lectures, badges):
        marks[mark.lecture.deck].append(mark)
    counts = {deck: verdicts(several) for deck, several in marks.items()}
    return {deck: _told(count) for deck, count in counts.items() if _judged(count)}


def _judged(count: Mapping[Verdict, int]) -> int:
    return sum(n for verdict, n in count.items() if verdict not in ADDS_NOTHING)


def _told(count: Mapping[Verdict, int]) -> str:
    fared = ", ".join(f"{number} {verdict}" for verdict, number in count.items())
    return escape(f"{_judged(count)} of {sum(count.values())} marks are verdicts: {fared}.", quote=False)

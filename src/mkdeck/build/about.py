"""What a deck says of itself in Anki's overview: how many of its claims were tested, and how they fared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from html import escape

from mkdeck.build.evidence import Badges
from mkdeck.model import Lecture, Verdict

ADDS_NOTHING = (Verdict.UNCHECKED, Verdict.INVALID)


def about_decks(lectures: Sequence[Lecture], badges: Badges) -> dict[str, str]:
    """Describe, as html by name, each deck that has a claim with a verdict; the others say nothing."""
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    for lecture in lectures:
        for index, question in enumerate(lecture.questions):
            known = {b.statement: b.verdict for b in badges.get((lecture.path, index), ())}
            claims = (n for n, statement in enumerate(question.statements) if not statement.is_label)
            counts[lecture.deck].update(known.get(n, Verdict.UNCHECKED) for n in claims)
    return {deck: _told(count) for deck, count in counts.items() if _judged(count)}


def _judged(count: Counter[Verdict]) -> int:
    return sum(n for verdict, n in count.items() if verdict not in ADDS_NOTHING)


def _told(count: Counter[Verdict]) -> str:
    fared = ", ".join(f"{count[v]} {v}" for v in Verdict if count[v])
    return escape(f"{_judged(count)} of {count.total()} claims have a verdict: {fared}.", quote=False)

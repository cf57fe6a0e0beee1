"""The stages by which questions find their history, the surest evidence first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdeck.deck.asked import Asked
from mkdeck.deck.entry import Entry, Lock
from mkdeck.deck.identity.edited import by_answer, by_judgement
from mkdeck.deck.identity.pool import Pool, by_content, by_id, by_text
from mkdeck.deck.words import loose_each
from mkdeck.errors import Problem


def pair(
    asked: Sequence[Asked], entries: Sequence[Entry], lock: Lock, namespace: str | None = None
) -> tuple[Mapping[int, Entry], tuple[Problem, ...]]:
    """Give each question its entry, by its place; what could be two things is a problem, never a guess."""
    pool = Pool(asked, entries, lock, namespace)
    problems = by_id(pool)
    for with_id in (False, True):
        by_content(pool, with_id)
        by_text(pool, with_id, list)
        by_text(pool, with_id, loose_each)
        if not with_id:
            by_answer(pool)
            problems += by_judgement(pool, lock.shown_as)
    return pool.pairs, tuple(problems)

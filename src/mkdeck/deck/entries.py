"""From a question and what was remembered of it to what will be remembered."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from mkdeck.deck.asked import Asked
from mkdeck.deck.claims import numbered, remembered
from mkdeck.deck.entry import Entry, Numbered
from mkdeck.deck.guid import explicit_guid, first_guid


def kept(asked: Asked, old: Entry, now: int) -> Entry:
    """Renew the entry of a recognised question; its time changes only with what a learner sees."""
    entry = replace(
        old,
        text=asked.text,
        lecture=asked.lecture.path,
        explicit_id="" if asked.own_id == old.guid else asked.own_id,
        removed=False,
        claims=_claims(asked, old.claims),
    )
    if old.content == asked.content:
        return entry
    mod = max(now, old.mod + 1)
    return replace(entry, mod=mod, content=asked.content, answer=asked.answer, sketch=asked.sketch)


def new(asked: Asked, taken: Container[str], created: int, now: int) -> Entry:
    """Begin the entry of a question never seen before."""
    namespace, path, own_id = asked.lecture.settings.namespace, asked.lecture.path, asked.own_id
    guid = explicit_guid(namespace, own_id) if own_id else first_guid(namespace, path, asked.text, taken)
    known = (asked.content, asked.answer, asked.sketch, asked.text, path)
    return Entry(guid, created, now, *known, own_id, claims=_claims(asked, ()))


def _claims(asked: Asked, known: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
    counted = asked.counted
    return remembered(numbered(counted, known), known) if counted else known

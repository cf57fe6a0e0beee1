"""Looks: hashes of what a learner sees of a question, with and without its markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256

from mkdeck.deck.note import Draft
from mkdeck.deck.notetype import KINDS
from mkdeck.deck.words import plain_tight

RENDERING = 1
"""The rules by which notes become html: raise it whenever they make other html of the same notes.

Html that differs with the rules alone is no change that the author made, and touches no learner's note.
"""

RIDE_ALONG = ("Context", "Source", "Id", "Evidence")
"""Fields whose changes reach a learner only with another: places, and how evidence was come by."""

_PLOT = re.compile(r"mkdeck-[0-9a-f]{20}\.")
"""What names of plots look like; they belong to the evidence."""

_PLACES = ("Source", "Id")
"""Fields that did not count in a lock of the first format."""

_STALE = re.compile(r'(<span class="mark \w+) stale(?=")|, evidence out of date(?=")')
_UNIT, _END = "\x1f", "\x1e"


def seen_hash(drafts: Sequence[Draft], kinds: Sequence[str]) -> str:
    """Hash words, formulas, marks, corrections, media, tags and kinds of cards, whatever their markup."""
    return _hash(drafts, kinds, plain_tight)


def looks_hash(drafts: Sequence[Draft], kinds: Sequence[str]) -> str:
    """Hash the same with all markup, and say by which rules it was made."""
    return f"{RENDERING}.{_hash(drafts, kinds, _fresh)}"


def _fresh(html: str) -> str:
    """Leave out whether evidence is out of date: a mark that fades and comes back changes nothing."""
    return _STALE.sub(r"\1", html) if "stale" in html else html


def _hash(drafts: Sequence[Draft], kinds: Sequence[str], of_field: Callable[[str], str]) -> str:
    told = [" ".join(sorted(kinds))]
    for draft in drafts:
        unseen = _unseen(draft.kind)
        fields = [of_field(text) for i, text in enumerate(draft.fields) if i not in unseen]
        media = [f"{m.name} {m.sha256}" for m in draft.media if not _PLOT.match(m.name)]
        groups = ((draft.kind,), fields, draft.tags, map(str, draft.ords), media)
        told += [_UNIT.join(group) + _END for group in groups]
    return sha256("".join(told).encode("utf-8", "replace")).hexdigest()[:16]


@cache
def _unseen(kind: str) -> frozenset[int]:
    return frozenset(KINDS[kind].places[name] for name in RIDE_ALONG)


def first_hash(drafts: Sequence[Draft], kinds: Sequence[str]) -> str:
    """Hash as locks of the first format do: decks, contexts and evidence counted, kinds of cards did not."""
    told = ["claims" if "claims" in kinds else ""]
    for draft in drafts:
        places = {KINDS[draft.kind].places[name] for name in _PLACES}
        fields = [text for i, text in enumerate(draft.fields) if i not in places]
        media = [f"{m.name} {m.sha256}" for m in draft.media]
        groups = ((draft.kind, draft.deck), fields, draft.tags, map(str, draft.ords), media)
        told += [_UNIT.join(group) + _END for group in groups]
    return sha256("".join(told).encode("utf-8", "replace")).hexdigest()[:16]

"""Looks: hashes of what a learner sees of a question, with and without its markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from mkdeck.deck.note import Draft
from mkdeck.deck.notetype import KINDS
from mkdeck.model import Badge

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


def seen_hash(
    drafts: Sequence[Draft], kinds: Sequence[str], prompt: str, answer: str, badges: Sequence[Badge] = ()
) -> str:
    """Hash words, formulas, marks, corrections, media, tags and kinds of cards, whatever their markup.

    `prompt` and `answer` are their words without anything between them, as `tight` makes them.
    """
    told = [" ".join(sorted(kinds)), prompt, answer]
    for draft in drafts:
        told += [draft.kind, *draft.tags, *map(str, draft.ords), *_media(draft)]
        if draft.kind == "occlusion":
            told.append(draft.fields[0])  # where its shapes lie
    for badge in badges:
        corrections = (finding.correction for finding in badge.findings)
        told += [str(badge.statement), badge.verdict, *dict.fromkeys(corrections)]
        told += filter(None, (badge.words, badge.reading, badge.note, badge.how))
    return _digest(_UNIT.join(told))


def looks_hash(drafts: Sequence[Draft], kinds: Sequence[str]) -> str:
    """Hash all of the html, and say by which rules it was made."""
    told = [" ".join(sorted(kinds))]
    for draft in drafts:
        unseen = _unseen(draft.kind)
        fields = [_fresh(text) for i, text in enumerate(draft.fields) if i not in unseen]
        groups = ((draft.kind,), fields, draft.tags, map(str, draft.ords), _media(draft))
        told += [_UNIT.join(group) + _END for group in groups]
    return f"{RENDERING}.{_digest(''.join(told))}"


def _fresh(html: str) -> str:
    """Leave out whether evidence is out of date: a mark that fades and comes back changes nothing."""
    return _STALE.sub(r"\1", html) if "stale" in html else html


def _media(draft: Draft) -> list[str]:
    return [f"{m.name} {m.sha256}" for m in draft.media if not _PLOT.match(m.name)]


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


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
    return _digest("".join(told))

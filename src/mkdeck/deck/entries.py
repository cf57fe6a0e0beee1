"""From a question and what was remembered of it to what will be remembered."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from mkdeck.deck.asked import Asked
from mkdeck.deck.claims import numbered, remembered
from mkdeck.deck.entry import Entry, Numbered
from mkdeck.deck.guid import Taken, explicit_guid
from mkdeck.deck.looks import RENDERING, first_hash
from mkdeck.deck.packaged import Packaged, says_the_same


class State(StrEnum):
    """What became of a question since the last build."""

    NEW = "new"
    EDITED = "edited"
    """The author changed what a learner sees: its time grows, and an import updates its notes."""

    ANEW = "rendered anew"
    """Only the html differs, as mkdeck makes it now; that rides along with the next edit."""

    UNCHANGED = "unchanged"


def renewed(
    asked: Asked, old: Entry, now: int, sent: Packaged | None = None, stamps: bool = True
) -> tuple[Entry, State]:
    """Renew the entry of a recognised question; `sent` is its note as the last package holds it.

    `stamps` says whether a note that was taken over is made newer than Anki's.

    A package that is newer than the lock tells that the lock was set back: then what the lecture says now
    must be newer than that, or it reaches nobody.
    """
    state = _state(asked, old)
    ahead = sent if sent is not None and sent.mod > old.mod else None
    if ahead and state is not State.EDITED and not says_the_same(ahead, asked.drafts[0]):
        state = State.EDITED
    entry = replace(
        old,
        text=asked.text,
        lecture=asked.lecture.path,
        explicit_id="" if asked.own_id == old.guid else asked.own_id,
        removed=False,
        marked=False,
        claims=_claims(asked, old.claims),
    )
    last = ahead.mod if ahead else old.mod
    if state is State.EDITED or old.marked or (old.stamp and stamps):
        state = State.EDITED
        entry = replace(entry, mod=max(now, last + 1), stamp=old.stamp and not stamps)
    elif ahead:
        entry = replace(entry, mod=last)
    if (old.seen, old.looks) != (asked.seen, asked.looks):
        entry = replace(entry, seen=asked.seen, looks=asked.looks, answer=asked.answer, sketch=asked.sketch)
    return entry, state


def _state(asked: Asked, old: Entry) -> State:
    """Say what changed: under the rules by which it was rendered the html decides, under others the words."""
    if old.looks == asked.looks:
        return State.UNCHANGED
    if not old.looks:  # from a lock of the first format
        if old.seen == first_hash(asked.drafts, asked.kinds):
            return State.UNCHANGED
        same = (old.text, old.answer) == (asked.text, asked.answer)
    else:
        same = old.seen == asked.seen and not old.looks.startswith(f"{RENDERING}.")
    return State.ANEW if same else State.EDITED


def begun(asked: Asked, namespace: str, taken: Taken, created: int, now: int) -> Entry:
    """Begin the entry of a question never seen before."""
    path, own_id = asked.lecture.path, asked.own_id
    return Entry(
        guid=explicit_guid(namespace, own_id) if own_id else taken.first_guid(namespace, path, asked.text),
        created=created,
        mod=now,
        seen=asked.seen,
        answer=asked.answer,
        sketch=asked.sketch,
        text=asked.text,
        lecture=path,
        explicit_id=own_id,
        claims=_claims(asked, ()),
        looks=asked.looks,
    )


def _claims(asked: Asked, known: tuple[Numbered, ...]) -> tuple[Numbered, ...]:
    counted = asked.counted
    return remembered(numbered(counted, known), known) if counted else known

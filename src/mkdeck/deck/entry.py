"""Entries: what is remembered of each question from one build to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from mkdeck.deck.guid import kin_guid
from mkdeck.deck.sealed import Said, Sealed
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with the number of its card, which is its for ever."""

    number: int
    """From 1; never given to another claim of the question, not even when this one is gone."""

    answer: str
    """Hash of the claim's words."""

    sketch: str
    """Its words in short, to know an edited claim again."""

    gone: bool = False
    """Whether the question no longer has it."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """A note that another tool or the learner's own hand made, and that the question took over."""

    role: str
    """Which of its question's notes it is, as drafts name them."""

    guid: str
    """By which Anki knows the note; any characters."""

    tags: tuple[str, ...] = ()
    """What the learner had tagged it with, for an import would take that away."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of one question."""

    guid: str
    created: int
    """Milliseconds since 1970: the note's id in a package."""

    mod: int
    """Seconds since 1970 at which the content last changed."""

    content: str
    """Hash of all that a learner sees of it."""

    answer: str
    """Hash of the answer's words, to know the answer again under another question."""

    sketch: str
    """The answer's words in short, to know an edited answer again."""

    text: str
    """The question on one line."""

    lecture: str
    """Path of the lecture that holds it, or held it last."""

    explicit_id: str = ""
    """The id that the lecture gave it; empty for most."""

    removed: bool = False
    """Whether the question is gone from the lectures."""

    claims: tuple[Numbered, ...] = ()
    """In the answer's order, where each claim has a card; then those that are gone."""

    adopted: tuple[Adopted, ...] = ()
    """Notes that were there before it; every other note's GUID follows from its own."""

    line: int = field(default=0, compare=False)
    """Where it stands in the lock; 0 for one not yet written."""

    def adopted_as(self, role: str) -> Adopted | None:
        """Give the older note that plays the role."""
        return next((one for one in self.adopted if one.role == role), None)

    def guid_of(self, role: str) -> str:
        """Name one of its notes as Anki does: only the question's own goes by the entry's name."""
        if older := self.adopted_as(role):
            return older.guid
        return self.guid if role == "question" else kin_guid(self.guid, role)


@dataclass(frozen=True, slots=True)
class Lock:
    """Every note that was ever built, lecture by lecture."""

    entries: tuple[Entry, ...] = ()
    """In the order of the file: live ones in document order, then removed ones."""

    shown_as: str = "mkdeck.lock"
    """The file's name in problems."""

    sealed: tuple[Sealed, ...] = ()
    """Lectures whose live entries are not among `entries`, for they stay as they are."""

    def names(self) -> Iterator[tuple[str, str]]:
        """Give every entry's GUID, and its explicit id or nothing."""
        yield from ((e.guid, e.explicit_id) for e in self.entries)
        for section in self.sealed:
            yield from section.names()

    def moments(self) -> Iterator[int]:
        """Give when each entry was created, in milliseconds since 1970."""
        yield from (e.created for e in self.entries)
        for section in self.sealed:
            yield from section.moments()

    def said(self) -> Iterator[Said]:
        """Give what every entry remembers of question and answer."""
        yield from (Said(e.text, e.sketch, e.removed) for e in self.entries)
        for section in self.sealed:
            yield from section.said()

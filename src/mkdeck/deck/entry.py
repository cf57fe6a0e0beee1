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
class Cards:
    """The cards of one note that every collection has which imported all packages, in one deck."""

    role: str
    """Which of its question's notes it is, as drafts name them."""

    deck: str
    """Code of the deck in which Anki made them, and leaves them."""

    ords: tuple[int, ...]
    """Templates or gaps, lowest first."""

    left: tuple[int, ...] = ()
    """Those of them that the lecture asks for no more; they stay until their owner deletes them."""

    told: str = ""
    """Code of the deck that the lecture has now, where that is another and was told."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of one question."""

    guid: str
    created: int
    """Milliseconds since 1970: the note's id in a package."""

    mod: int
    """Seconds since 1970 at which the content last changed."""

    seen: str
    """Hash of the words, formulas, marks, tags and media that a learner sees of it."""

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

    looks: str = ""
    """By which rules it was rendered, and a hash of all of its html; empty in a lock of an older format."""

    cards: tuple[Cards, ...] = ()
    """What packages held of it until now."""

    marked: bool = False
    """Whether the package still holds it, though it is gone, with a tag that says so."""

    stamp: bool = False
    """Whether the next build makes it newer: it took over a note that Anki has under other words."""

    was: tuple[str, ...] = ()
    """GUIDs that it had before it took over another note's."""

    more: tuple[str, ...] = ()
    """What a later mkdeck wrote about it and this one hands on."""

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
class Head:
    """What a lock says of the collection as a whole."""

    namespaces: tuple[str, ...] = ()
    """Keeps the GUIDs of unrelated collections apart; none before the first build, two only after a merge."""

    origin: str = ""
    """The repository in which the namespace was drawn, by its first commit; empty for none."""

    decks: tuple[tuple[str, str], ...] = ()
    """Code and name of every deck that a card was ever made in."""

    more: tuple[str, ...] = ()
    """Lines that a later mkdeck wrote and this one hands on."""

    is_older: bool = False
    """Whether the file has an older format; written, it has the newest."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Every note that was ever built, lecture by lecture."""

    entries: tuple[Entry, ...] = ()
    """In the order of the file: live ones in document order, then removed ones."""

    shown_as: str = "mkdeck.lock"
    """The file's name in problems."""

    head: Head = Head()
    sealed: tuple[Sealed, ...] = ()
    """Lectures whose live entries are not among `entries`, for they stay as they are."""

    def __len__(self) -> int:
        """Count its entries."""
        return len(self.entries) + sum(map(len, self.sealed))

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

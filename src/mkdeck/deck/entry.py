"""Entries: what is remembered of each question from one build to the next."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Numbered:
    """A claim with the number of its card, which is its for ever."""

    number: int
    """From 1; never given to another claim of the question, not even when this one is gone."""

    answer: str
    """Hash of the claim's words."""

    sketch: str
    """Its words in short, to know an edited claim again."""


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

    line: int = field(default=0, compare=False)
    """Where it stands in the lock; 0 for one not yet written."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Every note that was ever built, lecture by lecture."""

    entries: tuple[Entry, ...] = ()
    """In the order of the file: live ones in document order, then removed ones."""

    shown_as: str = "mkdeck.lock"
    """The file's name in problems."""

"""What the preview shows: cards and lectures as plain values, and where they come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Protocol

from mkdeck.errors import Problem
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Card:
    """One card, before its templates are filled in."""

    title: str
    """The question's words, for the list."""

    line: int
    """Of the question in its file."""

    template: str
    """The template's name, or the number of the gap."""

    front: str
    """The template of its front."""

    back: str
    ord: int
    """Position of its template, or of its gap, from 0."""

    fields: Mapping[str, str]
    """The note's fields by name, and what Anki knows besides: `Tags`, `Deck`, `Card`."""

    css: str


@dataclass(frozen=True, slots=True)
class LecturePage:
    """One lecture with its cards."""

    path: str
    title: str
    cards: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()
    media: Mapping[str, Path] = field(default_factory=dict)
    """Files by the hashed name under which the cards show them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list of lectures."""

    path: str
    title: str
    problems: int


class Shelf(Protocol):
    """Where the lectures come from; asked anew for every page, so that it can change meanwhile."""

    @property
    def version(self) -> int:
        """Grows with every change."""

    def entries(self) -> tuple[Entry, ...]:
        """List the lectures."""

    def lecture(self, path: str) -> LecturePage | None:
        """Give one lecture; none of that path is known."""

    def media(self, name: str) -> Path | None:
        """Give the file that some card shows under this name; no other file is ever given."""

    def wait(self, version: int, timeout: float) -> int:
        """Wait until the version is another, or for so many seconds; give the version then."""

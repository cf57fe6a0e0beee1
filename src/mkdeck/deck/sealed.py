"""Sections of the lock that nobody needs to read entry by entry, because their lectures are as they were."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from mkdeck.deck.moments import milliseconds_of
from mkdeck.values import dataclass

_SECTION = "\n\n["
_CARDS = re.compile(r";cards=([\w.:@,>~-]+)", re.ASCII)
_GROUP = re.compile(r"(?:(\w+):)?(-?\d+(?:\.-?\d+)*)@")
_ANSWER = re.compile(r"Z [0-9a-f]{16} ([0-9a-f]{8}) ")
_DECK = re.compile(r"@([0-9a-f]{6})")


class Said(NamedTuple):
    """What an entry remembers of question and answer, to tell how common words are."""

    text: str
    sketch: str
    removed: bool = False


@dataclass(frozen=True)  # without slots: its columns are parted when they are asked for
class Sealed:
    """A lecture's live entries as they stand in the file."""

    lecture: str
    text: str
    """Whole lines, each with its end."""

    def __len__(self) -> int:
        """Count its entries."""
        lines = self.text.split("\n")[:-1]
        return sum(not line.startswith(("+", "=")) for line in lines)

    @cached_property
    def _columns(self) -> tuple[list[str], ...]:
        lines = self.text.split("\n")[:-1]
        return tuple(line.split(" ", 7) for line in lines if not line.startswith(("+", "=")))

    def names(self) -> Iterator[tuple[str, str]]:
        """Give each entry's GUID, and its explicit id or nothing."""
        for columns in self._columns:
            guid, _, explicit_id = columns[0].partition("#")
            yield guid, unquote(explicit_id)

    @cached_property
    def _cards(self) -> tuple[str, ...]:
        """What each line says of its cards, found without parting the lines."""
        return tuple(_CARDS.findall(self.text))

    @cached_property
    def counted(self) -> tuple[int, int]:
        """How many notes and cards packages hold of it."""
        plain = [told for told in self._cards if "," not in told]
        several = [_GROUP.findall(told) for told in self._cards if "," in told]
        notes = len(plain) + sum(len({role for role, _ in groups}) for groups in several)
        cards = sum(ords.count(".") + 1 for groups in several for _, ords in groups)
        return notes, cards + len(plain) + "".join(plain).count(".")

    def decks(self) -> frozenset[str]:
        """Give the codes of the decks in which its cards were made."""
        return frozenset(_DECK.findall("".join(self._cards)))

    def answers(self) -> frozenset[str]:
        """Give the hash of each answer, without parting the lines."""
        return frozenset(_ANSWER.findall(self.text))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Give the hash of each answer with its question."""
        return ((columns[4], columns[7]) for columns in self._columns if len(columns) > 7)

    def moments(self) -> Iterator[int]:
        """Give when each entry was created, in milliseconds since 1970."""
        return (milliseconds_of(columns[1]) for columns in self._columns)

    def said(self) -> list[Said]:
        """Give what each entry remembers: a question on one line, perhaps empty, and a sketch."""
        return [
            Said(columns[7] if len(columns) > 7 else "", "" if columns[5] == "-" else columns[5])
            for columns in self._columns
        ]


def seal(text: str, lectures: Container[str]) -> tuple[str, tuple[Sealed, ...]]:
    """Take the live sections of these lectures out of the lock's text; blank lines take their place."""
    head, *sections = text.split(_SECTION)
    left, sealed = [head], []
    for section in sections:
        lecture, end, lines = section.partition("]\n")
        if end and lecture in lectures:
            sealed.append(Sealed(lecture, lines.rstrip("\n") + "\n"))
            left.append("\n\n" + "\n" * section.count("\n"))
        else:
            left.append(_SECTION + section)
    return "".join(left), tuple(sealed)

"""Finds the words that a check quotes in the lectures: whole statements first, then parts of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256

from mkdeck.lab.check import Quote
from mkdeck.model import Lecture, Question
from mkdeck.wordplace import normal as normal

PREMISE = -1
"""Stands for the question's own words where a statement's index is expected."""

NEAR = 0.6
"""Similarity from which a sentence counts as what the quoted one has become."""


@dataclass(frozen=True, slots=True)
class Place:
    """One statement, label or prompt of a lecture."""

    lecture: str
    """The lecture's path below its folder."""

    question: int
    """Index of the question in its lecture."""

    statement: int
    """Index into the question's statements, or -1 for the question's own words."""

    line: int
    text: str

    number: str = ""
    """The question's, as written."""

    prompt: str = ""
    """The question's own words."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quote was found."""

    quote: Quote
    places: tuple[Place, ...]
    """One, or none, or several where the quote is ambiguous."""

    nearest: Place | None = None
    """The most similar words, where the quote itself occurs nowhere."""

    lecture_known: bool = True

    @property
    def place(self) -> Place | None:
        """The place, if there is exactly one."""
        return self.places[0] if len(self.places) == 1 else None


def find(quote: Quote, lectures: Iterable[Lecture]) -> Match:
    """Find a quote: as a whole statement if there is one, else as a part of one."""
    named = [lecture for lecture in lectures if names(quote.lecture, lecture.path)]
    places = [p for lecture in named for p in places_of(lecture) if _asked(quote, p)]
    wanted = normal(quote.text)
    whole = tuple(p for p in places if normal(p.text) == wanted)
    found = whole or tuple(p for p in places if f" {wanted} " in f" {normal(p.text)} ") if wanted else ()
    if found:
        return Match(quote, found)
    return Match(quote, (), nearest(quote.text, places), bool(named))


def meaning(statement: str) -> str:
    """Give the code of a whole statement: its words alone decide it."""
    return sha256(normal(statement).encode()).hexdigest()[:8]


def names(key: str, path: str) -> bool:
    """Tell whether a declaration's key, `lecture-06` or `week-2/lecture-06`, means a lecture."""
    bare, stem = key.removesuffix(".md"), path.rpartition(".")[0] or path
    return stem == bare or stem.endswith(f"/{bare}")


def places_of(lecture: Lecture) -> Iterator[Place]:
    """Give every place of a lecture that can be quoted, in reading order."""
    for index, question in enumerate(lecture.questions):
        yield _prompt(lecture, index, question)
        for number, statement in enumerate(question.statements):
            yield Place(
                lecture.path, index, number, statement.line, statement.text, question.number, question.text
            )


def _prompt(lecture: Lecture, index: int, question: Question) -> Place:
    return Place(lecture.path, index, PREMISE, question.line, question.text, question.number, question.text)


def _asked(quote: Quote, place: Place) -> bool:
    """Tell whether a place belongs to the question that the quote names, if it names one."""
    if not quote.question:
        return True
    wanted = normal(quote.question)
    return normal(place.number) == wanted or wanted in normal(place.prompt)


def nearest(text: str, places: Iterable[Place]) -> Place | None:
    """Give the most similar place, if any is similar enough."""
    scored = [(likeness(text, p.text), -i, p) for i, p in enumerate(places)]
    best = max(scored, key=lambda s: s[:2], default=None)
    return best[2] if best and best[0] >= NEAR else None


def likeness(one: str, other: str) -> float:
    """Give the similarity of two texts from 0 to 1; a part of a longer text counts as that part."""
    a, b = normal(one), normal(other)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    shared = sum(block.size for block in matcher.get_matching_blocks())
    return shared / max(1, min(len(a), len(b))) * (0.5 + 0.5 * min(len(a), len(b)) / max(1, len(a), len(b)))

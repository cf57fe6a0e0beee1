"""Questions as they stand in the lectures now, beside what the lock remembers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from hashlib import sha256
from operator import attrgetter

from mkdeck.deck.drafts import Badges, drafts_of, kinds_of
from mkdeck.deck.looks import looks_hash, seen_hash
from mkdeck.deck.note import Draft
from mkdeck.deck.words import one_line, plain, plain_tight, sketch, words
from mkdeck.model import Badge, Lecture, Question, Statement
from mkdeck.values import dataclass

_NO_BADGES: Badges = {}
_LATE = frozenset({"claims", "occlusion"})
"""Kinds of cards whose notes are drafted only when the question is recognised, to keep their numbers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that wants to be recognised."""

    place: int
    """Counted through all lectures, in document order."""

    lecture: Lecture
    """Without its questions."""

    line: int
    own_id: str
    """The id written in the lecture."""

    text: str
    """The question on one line, as the lock keeps it."""

    kinds: tuple[str, ...]
    """The cards that it asks for."""

    badges: tuple[Badge, ...]
    drafts: tuple[Draft, ...]
    """Those of its notes that do not depend on its history."""

    seen: str
    """Hash of all that a learner sees of it but for the markup."""

    looks: str
    """By which rules it was rendered, and a hash of it with the markup."""

    answer: str
    """Hash of the answer's words."""

    sketch: str
    """The answer's words in short."""

    said: str
    """The answer's words, each once, with spaces between."""

    question: Question | None
    """None where nothing more needs to be drafted from it and nobody asked to keep it."""

    def __reduce__(self) -> tuple[type[Asked], tuple[object, ...]]:
        """Go to another process as plain values, in a third of the time."""
        return Asked, _VALUES(self)

    @property
    def whole(self) -> Question:
        """The question with its answer."""
        if self.question is None:
            raise ValueError(f"{self.where} was let go")
        return self.question

    @property
    def counted(self) -> tuple[Statement, ...]:
        """What has a card with a number of its own: claims, and the labels of a picture's hidden parts."""
        if _LATE.isdisjoint(self.kinds):
            return ()
        question = self.whole
        labels = question.occlusion.labels if question.occlusion and "occlusion" in self.kinds else ()
        return (
            *(question.claims if "claims" in self.kinds else ()),
            *(Statement(label, question.line) for label in labels),
        )

    @property
    def where(self) -> str:
        """For problems: `lecture.md:12`."""
        return f"{self.lecture.path}:{self.line}"


_VALUES = attrgetter(*(field.name for field in fields(Asked)))


@dataclass(frozen=True, slots=True)
class Drafted:
    """A lecture whose questions wait to be recognised."""

    lecture: Lecture
    """Without its questions."""

    asked: tuple[Asked, ...]


def drafted(lecture: Lecture, badges: Badges = _NO_BADGES, *, whole: bool = True) -> Drafted:
    """Draft every question of a lecture; those of which nothing more is to be drafted are kept if `whole`."""
    head = replace(lecture, questions=())
    asked = [
        _asked(place, head, question, badges.get((lecture.path, place), ()), whole)
        for place, question in enumerate(lecture.questions)
    ]
    return Drafted(head, tuple(asked))


def light(lecture: Lecture) -> Drafted:
    """Draft every question of a lecture without badges and let go what is needed no more."""
    return drafted(lecture, whole=False)


def all_asked(lectures: Iterable[Drafted]) -> tuple[Asked, ...]:
    """Count the questions of all lectures through."""
    asked = (a for lecture in lectures for a in lecture.asked)
    return tuple(a if a.place == place else Asked(place, *_VALUES(a)[1:]) for place, a in enumerate(asked))


def asked_of(lectures: Sequence[Lecture], badges: Badges) -> tuple[Asked, ...]:
    """Draft every question of the lectures."""
    return all_asked(drafted(lecture, badges) for lecture in lectures)


def _asked(place: int, head: Lecture, question: Question, badges: tuple[Badge, ...], whole: bool) -> Asked:
    drafts, kinds = drafts_of(head, question, badges), kinds_of(head, question)
    answer = _answer_text(question)
    named = " ".join(sorted(media.name for media in question.media))
    said = words(f"{answer} {named}")
    return Asked(
        place,
        head,
        question.line,
        question.explicit_id,
        one_line(question.text),
        kinds,
        badges,
        drafts,
        seen_hash(drafts, kinds, plain_tight(question.prompt), "".join(answer.split()), badges),
        looks_hash(drafts, kinds),
        _sealed(answer, named),
        sketch(said),
        " ".join(said),
        question if whole or not _LATE.isdisjoint(kinds) else None,
    )


def _answer_text(question: Question) -> str:
    return plain("".join([piece.html for piece in question.answer]))


def _sealed(answer: str, named: str) -> str:
    """Hash the answer's words, its pictures' names among them."""
    return sha256(f"{' '.join(answer.split())}\x1f{named}".encode("utf-8", "replace")).hexdigest()[:8]

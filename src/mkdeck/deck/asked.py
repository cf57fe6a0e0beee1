"""Questions as they stand in the lectures now, beside what the lock remembers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from mkdeck.deck.drafts import Badges, drafts_of, hash_of, kinds_of
from mkdeck.deck.note import Draft
from mkdeck.deck.words import one_line, plain, sketch, words
from mkdeck.model import Badge, Lecture, Question, Statement


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that wants to be recognised."""

    place: int
    """Counted through all lectures, in document order."""

    lecture: Lecture
    question: Question
    badges: tuple[Badge, ...]
    drafts: tuple[Draft, ...]
    """Those of its notes that do not depend on its history."""

    content: str
    """Hash of all that a learner sees of it."""

    text: str
    """The question on one line, as the lock keeps it."""

    @property
    def own_id(self) -> str:
        """The id written in the lecture."""
        return self.question.explicit_id

    @property
    def kinds(self) -> tuple[str, ...]:
        """The cards that it asks for."""
        return kinds_of(self.lecture, self.question)

    @property
    def counted(self) -> tuple[Statement, ...]:
        """What has a card with a number of its own: claims, and the labels of a picture's hidden parts."""
        question, kinds = self.question, self.kinds
        labels = question.occlusion.labels if question.occlusion and "occlusion" in kinds else ()
        return (
            *(question.claims if "claims" in kinds else ()),
            *(Statement(label, question.line) for label in labels),
        )

    @property
    def where(self) -> str:
        """For problems: `lecture.md:12`."""
        return f"{self.lecture.path}:{self.question.line}"


def asked_of(lectures: Sequence[Lecture], badges: Badges) -> tuple[Asked, ...]:
    """Draft every question of the lectures."""
    asked: list[Asked] = []
    for lecture in lectures:
        for index, question in enumerate(lecture.questions):
            seen = badges.get((lecture.path, index), ())
            drafts = drafts_of(lecture, question, seen)
            content = hash_of(drafts, kinds_of(lecture, question))
            asked.append(Asked(len(asked), lecture, question, seen, drafts, content, one_line(question.text)))
    return tuple(asked)


def answer_of(question: Question) -> tuple[str, str]:
    """Hash and sketch of the answer's words, its pictures' names among them."""
    text = plain("".join(piece.html for piece in question.answer))
    named = " ".join(sorted(media.name for media in question.media))
    sealed = sha256(f"{' '.join(text.split())}\x1f{named}".encode("utf-8", "replace")).hexdigest()[:8]
    return sealed, sketch(words(f"{text} {named}"))

"""Every mark of a lecture, and every claim that has none: what all lists and counts are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from mkdeck.model.lecture import Lecture, Question
from mkdeck.model.verdict import Badge, Verdict
from mkdeck.values import dataclass

Badges = Mapping[tuple[str, int], tuple[Badge, ...]]
"""By the lecture's path and the index of the question in it."""


class Kind(StrEnum):
    """What a mark stands on."""

    CLAIM = "claim"
    LABEL = "label"
    """A heading within an answer, "dropout:"."""

    QUESTION = "question"
    """The question's own words."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One mark, or a claim without any."""

    lecture: Lecture
    question: Question
    kind: Kind
    text: str
    line: int
    context: tuple[str, ...]
    badge: Badge | None = None

    @property
    def verdict(self) -> Verdict:
        """What the evidence says; "not checked" where there is none."""
        return self.badge.verdict if self.badge else Verdict.UNCHECKED


def every_mark(lectures: Iterable[Lecture], badges: Badges) -> Iterator[Marked]:
    """Give every mark in reading order, and each claim that has none."""
    for lecture in lectures:
        for index, question in enumerate(lecture.questions):
            yield from _of_question(lecture, question, badges.get((lecture.path, index), ()))


def _of_question(lecture: Lecture, question: Question, badges: Iterable[Badge]) -> Iterator[Marked]:
    known: dict[int, list[Badge]] = {}
    for badge in badges:
        known.setdefault(badge.statement, []).append(badge)
    for badge in known.get(-1, ()):
        yield Marked(lecture, question, Kind.QUESTION, question.text, question.line, (), badge)
    for number, statement in enumerate(question.statements):
        kind = Kind.LABEL if statement.is_label else Kind.CLAIM
        place = (lecture, question, kind, statement.text, statement.line, statement.context)
        if number in known:
            yield from (Marked(*place, badge) for badge in known[number])
        elif kind is Kind.CLAIM:
            yield Marked(*place)


def verdicts(marks: Iterable[Marked]) -> dict[Verdict, int]:
    """Count each verdict, in the order of `Verdict`."""
    counts = Counter(mark.verdict for mark in marks)
    return {v: counts[v] for v in Verdict if counts[v]}

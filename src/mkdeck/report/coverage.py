"""Coverage: how many claims there are, how many were looked into, and how they fared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdeck.model import Badges, Kind, Lecture, Verdict, every_mark, verdicts
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of the claims of one lecture, or of all."""

    claims: int
    counts: Mapping[Verdict, int]
    """Of the marks on claims: each verdict that occurs, in the order of `Verdict`; a claim without a mark
    counts as not checked, and one may have several marks."""

    stale: int

    beside: Mapping[Verdict, int]
    """Marks on what is no claim: labels, "dropout:", and the words of a question."""

    @property
    def marks(self) -> Mapping[Verdict, int]:
        """Every mark on the page, in the order of `Verdict`."""
        every = {v: self.counts.get(v, 0) + self.beside.get(v, 0) for v in Verdict}
        return {v: count for v, count in every.items() if count}

    @property
    def backed(self) -> int:
        """Claims that anything speaks of."""
        return max(0, self.claims - self.counts.get(Verdict.UNCHECKED, 0))

    @property
    def tested(self) -> int:
        """Claims that something was measured for."""
        unmeasured = (Verdict.UNCHECKED, Verdict.CITED, Verdict.CONTRADICTED, Verdict.UNTESTABLE)
        return sum(count for verdict, count in self.counts.items() if verdict not in unmeasured)


def coverage(lectures: Iterable[Lecture], badges: Badges) -> Coverage:
    """Count every mark; what is said of labels and of questions' own words is no claim."""
    marks = tuple(every_mark(lectures, badges))
    claims = [mark for mark in marks if mark.kind is Kind.CLAIM]
    return Coverage(
        len({(m.lecture.path, m.question.line, m.line, m.text) for m in claims}),
        counts=verdicts(claims),
        stale=sum(1 for m in claims if m.badge and m.badge.stale),
        beside=verdicts(mark for mark in marks if mark.kind is not Kind.CLAIM),
    )

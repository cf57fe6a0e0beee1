"""Coverage: how many claims there are, how many were looked into, and how they fared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from mkdeck.model import Badge, Lecture, Verdict
from mkdeck.report.pages import Badges
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts of the claims of one lecture, or of all."""

    claims: int
    counts: Mapping[Verdict, int]
    """Of those verdicts that occur, in the order of `Verdict`."""

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
        return self.claims - self.counts.get(Verdict.UNCHECKED, 0)

    @property
    def tested(self) -> int:
        """Claims that something was measured for."""
        unmeasured = (Verdict.UNCHECKED, Verdict.CITED, Verdict.CONTRADICTED, Verdict.UNTESTABLE)
        return self.claims - sum(self.counts.get(v, 0) for v in unmeasured)


def coverage(lectures: Iterable[Lecture], badges: Badges) -> Coverage:
    """Count each claim once; what is said of labels and questions' own words is no claim."""
    found: list[Badge | None] = []
    beside: list[Badge] = []
    for lecture in lectures:
        for index, question in enumerate(lecture.questions):
            known = {b.statement: b for b in badges.get((lecture.path, index), ())}
            claims = [i for i, s in enumerate(question.statements) if not s.is_label]
            found += [known.get(i) for i in claims]
            beside += [badge for i, badge in known.items() if i not in claims]
    verdicts = Counter(b.verdict if b else Verdict.UNCHECKED for b in found)
    return Coverage(
        len(found),
        counts=_in_order(verdicts),
        stale=sum(1 for b in found if b and b.stale),
        beside=_in_order(Counter(b.verdict for b in beside)),
    )


def _in_order(counted: Mapping[Verdict, int]) -> dict[Verdict, int]:
    return {v: counted[v] for v in Verdict if counted[v]}

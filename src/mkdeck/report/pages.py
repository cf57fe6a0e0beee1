"""What the page shows of lectures and checks, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping

from mkdeck.errors import Problem
from mkdeck.model import Badge, Lecture, Verdict
from mkdeck.report.evidence import EvidencePage
from mkdeck.values import dataclass

Badges = Mapping[tuple[str, int], tuple[Badge, ...]]
"""By the lecture's path and the index of the question in it."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One check: what was declared before any number was seen, and what came of it."""

    name: str
    """`lecture_06/gradient_at_stem`."""

    kind: str
    """`empirical`, `exact`, `citation` or `untestable`."""

    verdict: Verdict
    says: str
    """The operational sentence."""

    expected: Verdict = Verdict.SUPPORTED
    """The verdict that the author committed."""

    quotes: tuple[str, ...] = ()
    measures: str = ""
    """The quantity, with its unit."""

    scope: str = ""
    prediction: str = ""
    """Where the effect must lie: `> 2`."""

    because: str = ""
    """Why that is the smallest effect worth the name."""

    looks: int = 1
    """How often the design was changed after a look at its numbers, plus one."""

    correction: str = ""
    sources: tuple[str, ...] = ()
    place: str = ""
    """File and line of the declaration."""

    command: str = ""
    """Runs it again."""

    evidence: tuple[EvidencePage, ...] = ()
    """One for each kind of device; none where it was never run."""

    @property
    def stale(self) -> bool:
        """Whether any of its evidence is older than what it speaks of."""
        return any(e.stale for e in self.evidence)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything on the page."""

    title: str
    lectures: tuple[Lecture, ...]
    badges: Badges
    checks: tuple[CheckPage, ...]
    problems: tuple[Problem, ...] = ()
    version: str = ""
    """Of mkdeck."""

"""What the page shows of checks and their evidence, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdeck.errors import Problem
from mkdeck.model import ArmValue, Badge, Lecture, Verdict

Badges = Mapping[tuple[str, int], tuple[Badge, ...]]
"""By the lecture's path and the index of the question in it."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in words."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """A sabotage, a planted effect or a gate: what had to happen, and whether it did."""

    name: str
    kind: str
    """`sabotage`, `planted effect` or `gate`."""

    value: str
    """The number that it came to."""

    as_it_must: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One number of an exact check."""

    name: str
    expected: str
    found: str
    holds: bool


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """The numbers of one check on one device."""

    device: str
    """Empty where nothing runs: citations, and what cannot be tested."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()
    """Why it is invalid, or which facts failed."""

    effect: str = ""
    """The effect with its interval and threshold, in words and numbers."""

    arms: tuple[ArmValue, ...] = ()
    facts: tuple[Fact, ...] = ()
    tried: tuple[Tried, ...] = ()
    p: float | None = None
    """One-sided, against the threshold; None where nothing is estimated."""

    p_holm: float | None = None
    """The same, corrected for all the checks of the page (Holm)."""

    p_sign_flip: float | None = None
    """The exact paired test of the same."""

    seeds_needed: int = 0
    """For 80 % power if mean and spread stay as they are; 0 where nothing is estimated."""

    trials: Table | None = None
    """Every trial's numbers, one row a seed."""

    picture: str = ""
    """SVG of the evidence."""

    provenance: tuple[tuple[str, str], ...] = ()
    """What it ran on, from which code, with which seeds: names and values in order."""

    stale: bool = False
    """Whether code or lecture changed after the evidence was written."""

    numbers: str = ""
    """The evidence as JSON, to take away."""


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

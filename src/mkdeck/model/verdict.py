"""What the evidence says: verdicts, the findings of checks, and the badges that cards show."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from mkdeck.values import dataclass


class Verdict(StrEnum):
    """What the evidence says of a claim."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    DEPENDS = "depends"
    INCONCLUSIVE = "inconclusive"
    INVALID = "invalid"
    """The check itself failed: not finite, arms alike, a gate closed, a sabotage passed."""

    CITED = "cited"
    """History or an attribution: a source says so; never "supported"."""

    CONTRADICTED = "contradicted by source"
    UNTESTABLE = "untestable"
    UNCHECKED = "not checked"

    @property
    def symbol(self) -> str:
        """One shape for each: colour alone tells nobody anything."""
        return _SYMBOLS[self]


_SYMBOLS = {
    Verdict.SUPPORTED: "✓",
    Verdict.REFUTED: "✗",
    Verdict.DEPENDS: "◐",
    Verdict.INCONCLUSIVE: "?",
    Verdict.INVALID: "!",
    Verdict.CITED: "§",
    Verdict.CONTRADICTED: "≠",
    Verdict.UNTESTABLE: "∅",
    Verdict.UNCHECKED: "○",
}


@dataclass(frozen=True, slots=True)
class ArmValue:
    """What one arm of a check came to over its seeds."""

    name: str
    mean: float
    low: float
    """Lower end of the 95 % interval."""

    high: float
    """Upper end of the 95 % interval."""

    n: int
    """Seeds."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check says of the words that it quotes, ready to be shown."""

    check: str
    """The check's name, `lecture_06/gradient_at_stem`."""

    quote: str
    """The words of the lecture that it backs."""

    verdict: Verdict
    says: str
    """The operational sentence."""

    scope: str = ""
    """The regime in which the verdict holds."""

    correction: str = ""
    """What is true instead, one or two sentences, where the claim is refuted or sloppy."""

    effect: str = ""
    """The effect with its interval and threshold, in words and numbers."""

    arms: tuple[ArmValue, ...] = ()
    sources: tuple[str, ...] = ()
    device: str = ""
    """Where the numbers come from: device, torch version."""

    command: str = ""
    """Reproduces the verdict."""

    picture: Path | None = None
    """An SVG of the evidence."""

    stale: bool = False
    """The check, its helpers or the quoted words changed after the evidence was written."""


@dataclass(frozen=True, slots=True)
class Badge:
    """The verdict of one statement, or of the question's own words, as a card shows it."""

    statement: int
    """Index into the question's statements; -1 for the question's own words."""

    verdict: Verdict
    """That of all findings together; "depends" where they differ."""

    findings: tuple[Finding, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether any of it is older than what it speaks of."""
        return any(f.stale for f in self.findings)

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

    moved: bool = False
    """It is so because the words around the quote changed, which only the check's author can judge."""

    how: str = ""
    """In which way it is refuted: "the opposite", "no effect", "smaller than claimed"."""

    dimension: str = ""
    """Along which `scope` is one of several regimes: "initialisation"."""

    reading: str = ""
    """What the words are taken to mean, where they can mean more than one thing."""


@dataclass(frozen=True, slots=True)
class Badge:
    """The verdict of some words of a statement, or of the question, as a card shows it."""

    statement: int
    """Index into the question's statements; -1 for the question's own words."""

    verdict: Verdict
    """That of all findings together; "depends" where regimes of one dimension differ."""

    findings: tuple[Finding, ...] = ()

    words: str = ""
    """Those it speaks of, where the statement has marks on several; empty for all of it."""

    reading: str = ""
    """What the words are taken to mean, where they have a mark for each of several readings."""

    note: str = ""
    """What the verdict leaves open: "one regime undecided"."""

    @property
    def how(self) -> str:
        """In which way it is refuted, where all that refutes it agrees."""
        ways = {f.how for f in self.findings if f.verdict is Verdict.REFUTED}
        return ways.pop() if self.verdict is Verdict.REFUTED and len(ways) == 1 else ""

    @property
    def name(self) -> str:
        """Give the verdict in words, with all that belongs to it."""
        said = f"{self.verdict}: {self.how}" if self.how else str(self.verdict)
        parts = (said, self.note, "evidence out of date" if self.stale else "")
        told = ", ".join(filter(None, parts))
        spoken = ", ".join(filter(None, (self.words and f"“{self.words}”", self.reading)))
        return f"{told} ({spoken})" if spoken else told

    @property
    def stale(self) -> bool:
        """Whether any of it is older than what it speaks of."""
        return any(f.stale for f in self.findings)

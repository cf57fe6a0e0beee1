"""What the page shows of one check's numbers from one device, as frozen values."""

from __future__ import annotations

from mkdeck.model import ArmValue, Verdict
from mkdeck.values import dataclass


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

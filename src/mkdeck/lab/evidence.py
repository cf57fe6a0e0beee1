"""Evidence: the numbers of one check on one device, their provenance, and what they were judged to say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan
from typing import Any

from mkdeck.lab.measured import Measured
from mkdeck.model import ArmValue, Verdict


@dataclass(frozen=True, slots=True)
class Estimate:
    """The effect over the seeds, on the scale on which it is judged: natural logarithms for ratios."""

    mean: float
    low: float
    high: float
    n: int
    per_seed: tuple[float, ...]
    """Where a censored seed has its pessimistic bound."""

    p: float
    """One-sided, of the t test: that the effect is not on the side of the threshold on which it was seen.

    The correction over the suite uses it.
    """

    sign_flip_p: float
    """The exact paired test of the same, as a second opinion."""

    seeds_needed: int
    """For 80 % power if mean and spread stay as they are."""

    beyond: int = 0
    """Seeds that lie on the side on which the effect was seen; `seeds_beyond` says how many must."""

    groups: tuple[int, ...] = ()
    """Sizes of the two groups in which the seeds lie, the lower first; empty where they lie in one."""


@dataclass(frozen=True, slots=True)
class ArmNumbers:
    """One arm's raw numbers, seed by seed."""

    name: str
    trials: tuple[Mapping[str, Measured], ...]
    losses: tuple[tuple[float, ...], ...] = ()
    """Of its trainings, seed by seed, where they were kept."""

    placed: str = ""
    """The kind of device that computed the numbers, where it is not the one of the run."""


Table = Mapping[str, Mapping[str, ArmNumbers]]
"""The arms as declared under the empty name, and under each break's name -> arm -> its numbers."""


@dataclass(frozen=True, slots=True)
class BreakResult:
    """What a sabotage or a planted effect did to the prediction."""

    name: str
    planted: bool
    """Whether the prediction had to hold under it, rather than to fail."""

    effect: float
    """Mean effect, on the scale of the estimate; for facts the number that failed."""

    as_it_must: bool
    arms: tuple[ArmNumbers, ...] = ()
    nothing: str = ""
    """Why it shows nothing, whatever its effect; derived, and not kept."""

    @property
    def fault(self) -> str:
        """Say what is wrong with a break that did not do as it must."""
        if isnan(self.effect):
            return f"the break gives no number: {self.name}"
        if self.nothing:
            return f"the break {self.name!r} shows nothing: {self.nothing}"
        if self.planted:
            return f"a planted effect was not found: {self.name} ({self.effect:.4g})"
        return f"a sabotage passes: {self.name} ({self.effect:.4g})"


@dataclass(frozen=True, slots=True)
class GateResult:
    """A gate with the number that it saw."""

    gate: str
    arm: str
    value: float
    open: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the numbers say, and why."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()
    """Why it is invalid or inconclusive, or which facts failed."""

    estimate: Estimate | None = None
    gates: tuple[GateResult, ...] = ()
    breaks: tuple[BreakResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Further:
    """The arms under other seeds than the declared ones; they are shown and judge nothing."""

    seeds: tuple[int, ...]
    arms: tuple[ArmNumbers, ...]
    machine: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file of `verify/evidence/`."""

    key: str
    """Of its check."""

    check: str
    """The check's name when it was written, for people."""

    device: str
    judgement: Judgement
    arms: tuple[ArmNumbers, ...]
    values: tuple[ArmValue, ...]
    """Each arm's mean and interval, geometric where arms are compared by ratio."""

    seeds: tuple[int, ...]
    source: str
    """Fingerprint of the check's code and of every project module that it uses."""

    declaration: str
    """Fingerprint of what was declared: arms, effect, prediction, gates, breaks."""

    statements: tuple[tuple[str, str], ...]
    """Each quote with the whole statement in which it stood; empty where it stood nowhere."""

    machine: Mapping[str, Any]
    """Torch version, device, instruction set, threads."""

    picked: tuple[tuple[str, str], ...] = ()
    """Arm -> the setting that was picked for it on other seeds, "lr 0.1"."""

    seconds: float = 0.0
    """Of all its trials together, as first measured."""

    further: tuple[Further, ...] = ()

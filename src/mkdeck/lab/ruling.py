"""The rule that turns the effect of each seed into a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isfinite

from mkdeck.lab.interval import verdict_interval
from mkdeck.lab.paired import Bounds
from mkdeck.lab.sign_count import LEAST, seeds_beyond
from mkdeck.lab.two_groups import two_groups
from mkdeck.model import Verdict

DECIDED = (Verdict.SUPPORTED, Verdict.REFUTED)
"""Verdicts that numbers decide."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict, or why there is none."""

    verdict: Verdict
    reason: str = ""
    """Of an inconclusive one."""


def rule(bounds: Sequence[Bounds], low: float, high: float) -> Ruling:
    """Give supported where the effect lies between `low` and `high`, refuted where it lies outside.

    The whole interval of the mean must lie there, and so many seeds that most runs do. Where the seeds form
    two groups, both must say the same by themselves. A censored seed counts by the bound that speaks
    against the verdict.
    """
    whole = _of_one_group(bounds, low, high)
    groups = two_groups(values_of(bounds))
    if groups is None:
        return whole
    parts = [_of_one_group([bounds[i] for i in group], low, high) for group in groups]
    if {whole.verdict} == {part.verdict for part in parts} and whole.verdict is not Verdict.INCONCLUSIVE:
        return whole
    sizes = " and ".join(str(len(group)) for group in groups)
    more = "more seeds" if min(map(len, groups)) < LEAST else "the two kinds of run differ"
    return Ruling(Verdict.INCONCLUSIVE, f"bimodal: {more} ({sizes} of {len(bounds)} seeds lie apart)")


def values_of(bounds: Sequence[Bounds]) -> tuple[float, ...]:
    """Give one number a seed: where it is only bounded, its finite bound."""
    return tuple(low if isfinite(low) else high for low, high in bounds)


def inside(bounds: Sequence[Bounds], low: float, high: float) -> int:
    """Count the seeds that lie between `low` and `high` for certain."""
    return sum(_above(b[0], low) and _below(b[1], high) for b in bounds)


def _of_one_group(bounds: Sequence[Bounds], low: float, high: float) -> Ruling:
    n, needed = len(bounds), seeds_beyond(len(bounds))
    if needed > n:
        return Ruling(Verdict.INCONCLUSIVE, f"{n} seeds are too few for a verdict: {LEAST} at least")
    lower, upper = (verdict_interval(side) for side in zip(*bounds, strict=True))
    if _above(lower.low, low) and _below(upper.high, high):
        verdict, there = Verdict.SUPPORTED, inside(bounds, low, high)
    elif isfinite(low) and upper.high < low:
        verdict, there = Verdict.REFUTED, inside(bounds, -inf, low)
    elif isfinite(high) and lower.low > high:
        verdict, there = Verdict.REFUTED, inside(bounds, high, inf)
    else:
        return Ruling(Verdict.INCONCLUSIVE, "the interval holds the threshold")
    if there < needed:
        return Ruling(
            Verdict.INCONCLUSIVE, f"only {there} of {n} seeds lie beyond the threshold, {needed} must"
        )
    return Ruling(verdict)


def _above(value: float, threshold: float) -> bool:
    return threshold == -inf or value > threshold


def _below(value: float, threshold: float) -> bool:
    return threshold == inf or value < threshold

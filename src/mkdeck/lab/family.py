"""A family: all the evidence of one device, whose verdicts are corrected for one another.

Of forty checks without any effect one comes out "supported" by chance sooner than of one. A verdict stands
only if its p-value, corrected for all of them, is small enough; this is the one place that says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import sqrt

from mkdeck.lab.evidence import Estimate, Evidence, Judgement
from mkdeck.lab.holm import holm
from mkdeck.lab.power import seeds_needed
from mkdeck.lab.ruling import DECIDED
from mkdeck.lab.student import quantile
from mkdeck.model import Verdict

FAMILY_LEVEL = 0.025
"""One-sided, of all verdicts of one device together."""

Key = tuple[str, str]
"""A check's key, and the kind of device."""


def corrected(evidence: Sequence[Evidence]) -> dict[Key, float]:
    """Correct the p-values of each device's evidence for one another."""
    values: dict[str, dict[Key, float]] = defaultdict(dict)
    for one in evidence:
        if one.judgement.estimate:
            values[one.device][one.key, one.device] = one.judgement.estimate.p
    return {key: p for several in values.values() for key, p in holm(several).items()}


def beside_each_other(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Give the evidence with the verdicts that stand beside all others; the rest are inconclusive."""
    p_values = corrected(evidence)
    sizes = {one.device: sum(device == one.device for _, device in p_values) for one in evidence}
    return tuple(replace(one, judgement=_stands(one, p_values, sizes[one.device])) for one in evidence)


def _stands(one: Evidence, p_values: Mapping[Key, float], checks: int) -> Judgement:
    return standing(one.judgement, p_values.get((one.key, one.device)), checks)


def beside(one: Evidence, others: Mapping[Key, Evidence]) -> Evidence:
    """Give evidence just measured with the verdict that stands beside what was measured before."""
    family = {**others, (one.key, one.device): one}
    at = list(family).index((one.key, one.device))
    return beside_each_other(tuple(family.values()))[at]


def standing(judgement: Judgement, p: float | None, checks: int) -> Judgement:
    """Give a judgement as it stands with its corrected p-value."""
    small = p is None or p <= FAMILY_LEVEL
    if judgement.verdict not in DECIDED or judgement.estimate is None or small:
        return judgement
    estimate = replace(judgement.estimate, seeds_needed=_needed(judgement.estimate, checks))
    reason = f"does not survive the correction over {checks} checks: p = {p:.2g}"
    return replace(judgement, verdict=Verdict.INCONCLUSIVE, reasons=(reason,), estimate=estimate)


def _needed(estimate: Estimate, checks: int) -> int:
    """Give the seeds that would survive: the p-value says how many spreads the threshold is away."""
    away = quantile(1 - estimate.p, estimate.n - 1) / sqrt(estimate.n)
    return max(estimate.n + 1, seeds_needed(away, 1.0, FAMILY_LEVEL / checks))

"""Intervals and p-values of a handful of paired numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf, isfinite, sqrt
from statistics import fmean, stdev

CONFIDENCE = 0.95
"""Of every interval that a verdict rests on; two-sided, so one side errs in 2.5 % of null experiments."""

POWER = 0.8
"""With which the seeds needed are estimated."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with its two-sided 95 % Student t interval."""

    mean: float
    low: float
    high: float
    n: int
    spread: float
    """Standard deviation over the seeds, not of the mean."""


def interval(values: Sequence[float]) -> Interval:
    """Give the t interval; one value, or a value that is not finite, bounds nothing."""
    n, mean = len(values), fmean(values)
    if n < 2 or not all(map(isfinite, values)):
        return Interval(mean, -inf, inf, n, inf)
    spread = stdev(values)
    reach = quantile(n) * spread / sqrt(n)
    return Interval(mean, mean - reach, mean + reach, n, spread)


def quantile(n: int) -> float:
    """Give Student's two-sided quantile for n values."""
    from scipy.special import stdtrit

    return float(stdtrit(n - 1, (1 + CONFIDENCE) / 2))


def p_above(values: Sequence[float], threshold: float) -> float:
    """Give the one-sided p of the t test that the mean is above the threshold."""
    from scipy.special import stdtr

    found = interval(values)
    if found.spread == inf or found.spread == 0:
        return 1.0
    return float(stdtr(found.n - 1, -(found.mean - threshold) / (found.spread / sqrt(found.n))))


def sign_flip(values: Sequence[float], threshold: float) -> float:
    """Give the exact one-sided p of the paired sign-flip test, which assumes symmetry and nothing else."""
    import numpy as np

    shifted = np.asarray(values) - threshold
    if len(shifted) > 16:  # 65,536 flips take a millisecond; beyond, the t test says the same
        return p_above(values, threshold)
    signs = 1 - 2 * ((np.arange(2 ** len(shifted))[:, None] >> np.arange(len(shifted))) & 1)
    return float(np.mean(signs @ shifted >= shifted.sum() * (1 - 1e-12)))


def power(distance: float, spread: float, n: int) -> float:
    """Give the probability that n seeds put the whole interval beyond a threshold that far away."""
    from scipy.special import nctdtr

    if spread == 0:
        return 1.0
    return float(1 - nctdtr(n - 1, abs(distance) / spread * sqrt(n), quantile(n)))


def seeds_needed(distance: float, spread: float, most: int = 1000) -> int:
    """Give the seeds that reach a power of 80 % if mean and spread stay as they are; `most` if more."""
    if distance == 0 or not isfinite(spread):
        return most
    first = max(3, ceil((2 * spread / distance) ** 2))
    return next((n for n in range(min(first, most), most) if power(distance, spread, n) >= POWER), most)

"""Intervals and p-values of a handful of paired numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import copysign, fsum, inf, isfinite, sqrt
from statistics import fmean

from mkdeck.lab import student

CONFIDENCE = 0.95
"""Of the intervals of single arms, which describe and decide nothing."""

LEVEL = 0.0005
"""A verdict's one-sided error if the noise is normal.

So strict because skewed noise errs far more often: eight seeds of lognormal noise in 31 of 1,000
experiments, and in 168 at 0.025 (`benchmarks/calibration.md`). It leaves room for fifty checks beside
each other, too.
"""

VERDICT_CONFIDENCE = 1 - 2 * LEVEL
"""Of the interval that a verdict rests on."""

MOST_FLIPPED = 24
"""Seeds whose every flip is tried, half by half; beyond, the t test says the same."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with a two-sided interval."""

    mean: float
    low: float
    high: float
    n: int
    spread: float
    """Standard deviation over the seeds, not of the mean."""

    skewness: float = 0.0
    """Of the seeds, positive where the long tail is above."""


def interval(values: Sequence[float], confidence: float = CONFIDENCE) -> Interval:
    """Give Student's t interval; one value, or a value that is not finite, bounds nothing."""
    n, mean = len(values), fmean(values)
    if n < 2 or not all(map(isfinite, values)):
        return Interval(mean, -inf, inf, n, inf)
    spread = sqrt(squares(values) / (n - 1))
    if not isfinite(spread):
        return Interval(mean, -inf, inf, n, inf)
    reach = quantile(n, confidence) * spread / sqrt(n)
    return Interval(mean, mean - reach, mean + reach, n, spread, _skewness(values, mean, spread))


def verdict_interval(values: Sequence[float]) -> Interval:
    """Give the interval that a verdict rests on: Student's, made longer where the seeds have a long tail.

    A few seeds seldom show the tail of skewed noise, so that Student's interval is too short on its side.
    It is made to hold the 95 % interval by Hall's transformation of t, which takes the skewness out
    (1992, Journal of the Royal Statistical Society B 54:221).
    """
    found = interval(values, VERDICT_CONFIDENCE)
    if not found.skewness:
        return found
    reach = quantile(found.n) / sqrt(found.n)
    low = found.mean - found.spread * _untransformed(reach, found)
    high = found.mean - found.spread * _untransformed(-reach, found)
    return replace(found, low=min(found.low, low), high=max(found.high, high))


def quantile(n: int, confidence: float = CONFIDENCE) -> float:
    """Give Student's two-sided quantile for n values."""
    return student.quantile((1 + confidence) / 2, n - 1)


def p_above(values: Sequence[float], threshold: float) -> float:
    """Give the one-sided p of the t test that the mean is above the threshold."""
    found = interval(values)
    if found.spread == inf:
        return 1.0
    if found.spread == 0:
        return 0.0 if found.mean > threshold else 1.0
    return student.upper((found.mean - threshold) / (found.spread / sqrt(found.n)), found.n - 1)


def sign_flip(values: Sequence[float], threshold: float) -> float:
    """Give the exact one-sided p of the paired sign-flip test, which assumes symmetry and nothing else."""
    if len(values) > MOST_FLIPPED:
        return p_above(values, threshold)
    shifted = [v - threshold for v in values]
    half = len(shifted) // 2
    ones, others = _flipped(shifted[:half]), sorted(_flipped(shifted[half:]))
    seen = sum(shifted) - 1e-12 * sum(map(abs, shifted))
    reached = sum(len(others) - bisect_left(others, seen - one) for one in ones)
    return reached / (len(ones) * len(others))


def _flipped(values: Sequence[float]) -> list[float]:
    """Give the sums of the values under every choice of their signs."""
    sums = [0.0]
    for value in values:
        sums = [s + sign * value for s in sums for sign in (1, -1)]
    return sums


def squares(values: Sequence[float]) -> float:
    """Give the sum of squared distances from the mean, infinite where it is too large for a float."""
    mean = fmean(values)
    try:
        return fsum((v - mean) * (v - mean) for v in values)
    except OverflowError:
        return inf


def _skewness(values: Sequence[float], mean: float, spread: float) -> float:
    n = len(values)
    if n < 3 or spread == 0:
        return 0.0
    return n / ((n - 1) * (n - 2)) * sum(((v - mean) / spread) ** 3 for v in values)


def _untransformed(value: float, found: Interval) -> float:
    """Give the distance from the mean, in spreads, at which Hall's transformed one has this value."""
    g = found.skewness
    if abs(g) < 1e-6:  # the difference is far below what is printed, the quotient would be noise
        return value - g / (6 * found.n)
    cube = 1 + g * (value - g / (6 * found.n))
    return 3 / g * (copysign(abs(cube) ** (1 / 3), cube) - 1)

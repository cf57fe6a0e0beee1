"""How likely a number of seeds is to give a verdict, and how many seeds would."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from math import ceil, exp, inf, isfinite, lgamma, log, sqrt
from statistics import NormalDist

from mkdeck.lab.interval import LEVEL
from mkdeck.lab.sign_count import LEAST, binomial_tail, seeds_beyond
from mkdeck.lab.student import quantile

POWER = 0.8
"""With which the seeds needed are estimated."""

FINE = 50
"""Up to here every number of seeds is tried; beyond, more seeds have more power, nearly always."""

STEPS = 64
"""Of the integral over the spread that is seen; Simpson's rule is exact to six digits then."""


def power(distance: float, spread: float, n: int, level: float = LEVEL) -> float:
    """Give the least probability that n seeds of normal noise give a verdict, the threshold so far away.

    Both demands are met at least as often as their chances exceed one together.
    """
    needed = seeds_beyond(n)
    if needed > n:
        return 0.0
    if spread == 0:
        return 1.0
    away = abs(distance) / spread
    return max(0.0, _beyond(away, n, level) + binomial_tail(n, needed, NormalDist().cdf(away)) - 1)


def seeds_needed(distance: float, spread: float, level: float = LEVEL, most: int = 1000) -> int:
    """Give the seeds that reach a power of 80 % if mean and spread stay as they are; `most` if more."""
    if distance == 0 or not isfinite(distance) or not isfinite(spread):
        return most
    first = max(LEAST, ceil(min(2 * spread / distance, sqrt(most)) ** 2))
    for n in range(first, FINE):
        if power(distance, spread, n, level) >= POWER:
            return n
    return bisect_left(
        range(most), POWER, max(FINE, first), most, key=lambda n: power(distance, spread, n, level)
    )


def _beyond(away: float, n: int, level: float) -> float:
    """Give the probability that Student's t of n seeds is beyond its quantile: over every spread seen."""
    limit, shift = quantile(1 - level, n - 1), away * sqrt(n)
    normal = NormalDist()
    return sum(weight * normal.cdf(shift - limit * seen) for seen, weight in _spreads(n - 1))


@cache
def _spreads(freedom: int) -> tuple[tuple[float, float], ...]:
    """Give spreads that a sample may show, in true spreads, with their weights (Simpson's rule)."""
    reach = 6 / sqrt(2 * freedom)
    low, high = max(1e-9, 1 - reach), 1 + reach
    step = (high - low) / STEPS
    points = [low + i * step for i in range(STEPS + 1)]
    weights = [
        _density(s, freedom) * (1 if i in (0, STEPS) else 2 + 2 * (i % 2)) for i, s in enumerate(points)
    ]
    total = sum(weights)
    return tuple((s, w / total) for s, w in zip(points, weights, strict=True))


def _density(seen: float, freedom: int) -> float:
    """Give the density of the sample's spread for a true spread of 1, up to a factor."""
    half = freedom / 2
    logarithm = (freedom - 1) * log(seen) - half * seen**2 + half * log(half) - lgamma(half)
    return exp(logarithm) if logarithm > -inf else 0.0

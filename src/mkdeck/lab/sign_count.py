"""How many seeds must lie beyond a threshold before most runs do."""

from __future__ import annotations

from functools import cache
from math import comb, exp, fsum, lgamma, log, log1p

SIGN_LEVEL = 0.025
"""Of the exact binomial test: so seldom as many seeds lie beyond where half of all runs do, or fewer."""

ERROR = 0.05
"""Of the bound on a share, one-sided."""


@cache
def seeds_beyond(n: int) -> int:
    """Give how many of n seeds must lie beyond: 8 of 8, 13 of 16; n + 1 if all of them would not do."""
    ways, needed = 0, n + 1
    while needed and (ways := ways + comb(n, needed - 1)) <= SIGN_LEVEL * 2**n:
        needed -= 1
    return needed


def binomial_tail(n: int, k: int, chance: float) -> float:
    """Give the probability of at least k successes in n trials; the chance is above 0."""
    if chance >= 1:
        return 1.0
    logs = log(chance), log1p(-chance)
    return fsum(exp(_log_ways(n, i) + i * logs[0] + (n - i) * logs[1]) for i in range(k, n + 1))


def _log_ways(n: int, i: int) -> float:
    return lgamma(n + 1) - lgamma(i + 1) - lgamma(n - i + 1)


def least_share(n: int, beyond: int) -> float:
    """Give the least share of all runs that lie beyond, at 95 % confidence: 8 of 8 seeds say 69 % or more."""
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if binomial_tail(n, beyond, middle) > ERROR else (middle, high)
    return low


LEAST = next(n for n in range(1, 100) if seeds_beyond(n) <= n)
"""Seeds below which there is no verdict: 6."""

"""Student's t distribution in plain Python: a verdict is derived again where no library is loaded."""

from __future__ import annotations

from functools import cache
from math import exp, inf, lgamma, log

TINY = 1e-300
"""Stands for a zero denominator of the continued fraction."""


def cdf(t: float, freedom: int) -> float:
    """Give the probability that Student's t with so many degrees of freedom is at most `t`."""
    whole = freedom + t * t
    beyond = 0.5 * _incomplete_beta(freedom / 2, 0.5, freedom / whole, t * t / whole)
    return beyond if t < 0 else 1 - beyond


def upper(t: float, freedom: int) -> float:
    """Give the probability of more than `t`, without the cancellation of 1 - cdf."""
    return cdf(-t, freedom)


@cache
def quantile(probability: float, freedom: int) -> float:
    """Give the `t` that is exceeded with 1 - `probability`, by bisection; for probabilities above a half."""
    low, high = 0.0, 1.0
    while upper(high, freedom) > 1 - probability:
        low, high = high, 2 * high
    while (middle := (low + high) / 2) not in (low, high):
        low, high = (middle, high) if upper(middle, freedom) > 1 - probability else (low, middle)
    return high


def _incomplete_beta(a: float, b: float, x: float, rest: float) -> float:
    """Give the regularised incomplete beta function at x = 1 - rest (Abramowitz and Stegun, 26.5.8)."""
    if x <= 0 or rest <= 0:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, rest, x)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(rest))
    return front / (a * _fraction(a, b, x))


def _fraction(a: float, b: float, x: float) -> float:
    """Sum the continued fraction 1 + d1/(1 + d2/(1 + ...)) from its front (Lentz's method)."""
    value, c, d, last, m = 1.0, 1.0, 0.0, inf, 0
    while abs(last - 1) > 1e-15 and m < 2000:
        m += 1
        half = m // 2
        if m % 2:
            step = -(a + half) * (a + b + half) * x / ((a + m - 1) * (a + m))
        else:
            step = half * (b - half) * x / ((a + m - 1) * (a + m))
        d = 1 / (1 + step * d or TINY)
        c = 1 + step / c or TINY
        last = c * d
        value *= last
    return value

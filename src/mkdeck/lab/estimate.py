"""Estimates: the effect of all seeds together, how sure it is, and how many seeds would do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, inf, isfinite

from mkdeck.lab.evidence import Estimate
from mkdeck.lab.interval import interval, p_above, sign_flip, verdict_interval
from mkdeck.lab.paired import Bounds
from mkdeck.lab.power import seeds_needed
from mkdeck.lab.prediction import Prediction
from mkdeck.lab.ruling import inside, values_of
from mkdeck.lab.sign_count import LEAST
from mkdeck.lab.two_groups import two_groups

Test = Callable[[Sequence[float], float], float]
"""Gives the one-sided p that numbers lie above a threshold."""


def estimated(bounds: tuple[Bounds, ...], prediction: Prediction) -> Estimate:
    """Describe the effect; a seed that is only bounded counts as its finite bound."""
    values = values_of(bounds)
    lower, upper = (verdict_interval(side) for side in zip(*bounds, strict=True))
    found = interval(values)
    distance = min(abs(found.mean - t) for t in (prediction.low, prediction.high) if isfinite(t))
    groups = tuple(map(len, two_groups(values) or ()))
    inside_p, outside_p = _p(values, prediction, p_above)
    seen_inside = inside_p <= outside_p
    needed = seeds_needed(distance, found.spread)
    return Estimate(
        mean=found.mean,
        low=lower.low,
        high=upper.high,
        n=found.n,
        per_seed=values,
        p=min(inside_p, outside_p),
        sign_flip_p=_p(values, prediction, sign_flip)[not seen_inside],
        seeds_needed=max(needed, ceil(LEAST * found.n / min(groups))) if groups else needed,
        beyond=inside(bounds, prediction.low, prediction.high)
        if seen_inside
        else outside(bounds, prediction),
        groups=groups,
    )


def outside(bounds: Sequence[Bounds], prediction: Prediction) -> int:
    """Count the seeds on the side where the most lie outside what was predicted."""
    return max(inside(bounds, -inf, prediction.low), inside(bounds, prediction.high, inf))


def _p(values: tuple[float, ...], prediction: Prediction, test: Test) -> tuple[float, float]:
    """Give the one-sided p that the effect lies where it was predicted, and that it lies elsewhere."""
    if not all(map(isfinite, values)) or len(values) < 2:
        return 1.0, 1.0
    flipped = tuple(-v for v in values)
    lows = [t for t in (prediction.low,) if isfinite(t)]
    highs = [t for t in (prediction.high,) if isfinite(t)]
    within = [test(values, t) for t in lows] + [test(flipped, -t) for t in highs]
    without = [test(flipped, -t) for t in lows] + [test(values, t) for t in highs]
    return max(within), min(without)

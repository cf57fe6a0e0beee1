"""Two groups among the seeds: runs that converged and runs that did not, say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import isfinite, sqrt

from mkdeck.lab.interval import squares


def two_groups(values: Sequence[float]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Give the places of the lower and of the upper seeds where a gap parts them, else none.

    The gap must be many spreads within the groups wide. Numbers with few distinct values count as
    differences of two that were rounded, whose variance is a sixth of a rung squared: a ladder with
    a rung left out is no gap.
    """
    n = len(values)
    if n < 6 or not all(map(isfinite, values)):
        return None
    order = sorted(range(n), key=lambda i: values[i])
    inner = [values[i] for i in order]
    gaps = [b - a for a, b in pairwise(inner)]
    gap = max(gaps)
    if gap <= 0:
        return None
    at = gaps.index(gap) + 1
    rung = min(g for g in gaps if g > 1e-9 * gap)
    variance = (squares(inner[:at]) + squares(inner[at:])) / (n - 2) + rung * rung / 6
    return (tuple(order[:at]), tuple(order[at:])) if gap > _wide(n) * sqrt(variance) else None


def _wide(n: int) -> float:
    """Give how many spreads wide a gap in normal noise hardly ever is: in at most 1 of 100 samples."""
    return 3 + 12 / (n - 4)

"""Holm's correction: p-values of many checks, so that one false "supported" in the suite stays rare."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def holm(p_values: Mapping[Key, float]) -> dict[Key, float]:
    """Give each p-value corrected for all of them (Holm 1979, Scandinavian Journal of Statistics 6:65)."""
    worst = 0.0
    corrected: dict[Key, float] = {}
    for rank, key in enumerate(sorted(p_values, key=lambda k: p_values[k])):
        worst = max(worst, min(1.0, p_values[key] * (len(p_values) - rank)))
        corrected[key] = worst
    return corrected

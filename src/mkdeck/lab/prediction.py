"""Predictions: where the effect must lie for the claim to hold, written before the numbers are seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from mkdeck.lab.accepted import accepting


@dataclass(frozen=True, slots=True)
class Prediction:
    """The open interval in which the whole confidence interval must lie."""

    low: float
    high: float
    because: str
    """Why this is the smallest effect that a student should call one."""

    def __str__(self) -> str:
        """Give it in words: `> 2`."""
        if self.high == inf:
            return f"> {self.low:g}"
        return f"< {self.high:g}" if self.low == -inf else f"within {self.low:g} to {self.high:g}"

    def holds(self, value: float) -> bool:
        """Tell whether one value lies inside."""
        return self.low < value < self.high


@accepting
def greater(threshold: float, *, because: str) -> Prediction:
    """Predict an effect above the threshold: a ratio for ratios, else in the unit that is measured."""
    return Prediction(threshold, inf, because)


@accepting
def less(threshold: float, *, because: str) -> Prediction:
    """Predict an effect below the threshold."""
    return Prediction(-inf, threshold, because)


@accepting
def within(low: float, high: float, *, because: str) -> Prediction:
    """Predict an effect no larger than a stated margin: "no difference", tested from both sides."""
    return Prediction(low, high, because)


@accepting
def not_worse(*, by: float, because: str) -> Prediction:
    """Predict an effect not below minus `by`: non-inferiority, for differences where more is better."""
    return Prediction(-by, inf, because)

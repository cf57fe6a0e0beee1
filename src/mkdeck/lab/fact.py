"""What an exact check expects of a fact: a value, or a bound with its tolerance."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isnan

from mkdeck.lab.accepted import accepting

Value = bool | int | float | str


@dataclass(frozen=True, slots=True)
class Between:
    """A closed interval; a NaN lies in none."""

    low: float
    high: float

    def __str__(self) -> str:
        """Give it in words: `at most 1e-12`."""
        if self.low == -inf:
            return f"at most {self.high:g}"
        return f"at least {self.low:g}" if self.high == inf else f"{self.low:g} to {self.high:g}"


Expected = Value | Between


@accepting
def at_most(high: float) -> Between:
    """Expect an upper bound: the tolerance of an identity, `at_most(1e-12)` of its largest error."""
    return Between(-inf, high)


@accepting
def at_least(low: float) -> Between:
    """Expect a lower bound."""
    return Between(low, inf)


@accepting
def near(value: float, tolerance: float) -> Between:
    """Expect a value, and say how far off it may be."""
    return Between(value - tolerance, value + tolerance)


def meets(value: object, expected: Expected) -> bool:
    """Tell whether a measured fact is as expected; a bool is not a number."""
    if isinstance(expected, Between):
        return isinstance(value, int | float) and not isnan(value) and expected.low <= value <= expected.high
    return value == expected and isinstance(value, bool) == isinstance(expected, bool)

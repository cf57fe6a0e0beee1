"""What an arm came to: its mean over the seeds with an interval, for the card and the picture."""

from __future__ import annotations

from math import exp, isfinite, log

from mkdeck.lab.check import Check, Empirical
from mkdeck.lab.evidence import ArmNumbers
from mkdeck.lab.interval import interval
from mkdeck.lab.paired import numbers
from mkdeck.model import ArmValue


def arm_values(check: Check, arms: tuple[ArmNumbers, ...]) -> tuple[ArmValue, ...]:
    """Give each arm's mean and interval, geometric for ratios; none for facts and what is not finite."""
    if not isinstance(check, Empirical):
        return ()
    return tuple(value for arm in arms if (value := _value(check, arm)))


def _value(check: Empirical, arm: ArmNumbers) -> ArmValue | None:
    values = numbers(arm.trials, check.effect.of)
    if not values or not all(map(isfinite, values)):
        return None
    if check.effect.log and min(values) > 0:
        found = interval(tuple(map(log, values)))
        return ArmValue(arm.name, exp(found.mean), exp(found.low), exp(found.high), found.n)
    found = interval(values)
    return ArmValue(arm.name, found.mean, found.low, found.high, found.n)

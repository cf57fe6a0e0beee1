"""The effect, seed by seed: paired arms, logarithms, and bounds where a target was not reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf, log, nan

from mkdeck.lab.effect import Effect
from mkdeck.lab.evidence import ArmNumbers
from mkdeck.lab.measured import Censored, Measured

Bounds = tuple[float, float]
"""The smallest and the largest value that a number may have; equal where it is known."""


def per_seed(effect: Effect, arms: Mapping[str, ArmNumbers]) -> tuple[Bounds, ...]:
    """Give the bounds of the effect under each seed."""
    n = len(arms[effect.arms[0]].trials)
    return tuple(_one(effect, {name: arms[name].trials[i] for name in effect.arms}) for i in range(n))


def _one(effect: Effect, trials: Mapping[str, Mapping[str, Measured]]) -> Bounds:
    plus = [_scaled(trials[arm].get(effect.of), effect.log) for arm in effect.plus]
    minus = [_scaled(trials[arm].get(effect.of), effect.log) for arm in effect.minus]
    low = sum(b[0] for b in plus) - sum(b[1] for b in minus)
    high = sum(b[1] for b in plus) - sum(b[0] for b in minus)
    return low, high


def _scaled(value: Measured | None, is_log: bool) -> Bounds:
    low, high = bounds(value)
    return (_log(low), _log(high)) if is_log else (low, high)


def _log(value: float) -> float:
    """Give the logarithm; zero and less have none, and their effect is not a number."""
    return log(value) if value > 0 else nan


def bounds(value: Measured | None) -> Bounds:
    """Give what is known of one measured number."""
    if isinstance(value, Censored):
        return value.at, inf
    if isinstance(value, int | float):
        return float(value), float(value)
    return nan, nan


def numbers(trials: Sequence[Mapping[str, Measured]], of: str) -> tuple[float, ...]:
    """Give one measured number over the seeds; a censored one counts as where it was cut."""
    return tuple(bounds(trial.get(of))[0] for trial in trials)

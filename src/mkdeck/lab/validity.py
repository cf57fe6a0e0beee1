"""What makes numbers worthless before anything is concluded from them."""

from __future__ import annotations

from collections.abc import Mapping
from math import isfinite

from mkdeck.lab.check import Empirical
from mkdeck.lab.evidence import ArmNumbers
from mkdeck.lab.measured import Censored, Measured
from mkdeck.lab.paired import numbers


def suspicious(check: Empirical, arms: Mapping[str, ArmNumbers]) -> tuple[str, ...]:
    """Name what is wrong with the numbers: missing, not finite, not positive, the same, too few."""
    faults = [f for name in check.effect.arms for f in _arm(check, arms[name])]
    if _alike([arms[name] for name in check.effect.arms], check.effect.of):
        faults.append("the arms are identical: " + ", ".join(check.effect.arms))
    return tuple(faults)


def _arm(check: Empirical, arm: ArmNumbers) -> list[str]:
    of = check.effect.of
    if any(of not in trial or not isinstance(trial[of], int | float | Censored) for trial in arm.trials):
        return [f"{arm.name}: no number called {of!r} was measured"]
    values = numbers(arm.trials, of)
    if not all(map(isfinite, values)):
        return [f"{arm.name}: {of} is not finite"]
    if check.effect.log and min(values) <= 0:
        return [f"{arm.name}: {of} is not positive, a ratio needs that (float32 underflows: use float64)"]
    if len(values) < 2:
        return [f"{arm.name}: one trial has no spread"]
    return _constant(check, arm, [trial[of] for trial in arm.trials])


def _constant(check: Empirical, arm: ArmNumbers, values: list[Measured]) -> list[str]:
    censored = any(isinstance(v, Censored) for v in values)
    if censored or len(set(values)) > 1 or arm.name in dict(check.constant):
        return []
    return [f"{arm.name}: the same under every seed ({values[0]})"]


def _alike(arms: list[ArmNumbers], of: str) -> bool:
    """Tell whether every arm measured the same numbers; censored ones are alike without being suspicious."""
    columns = [tuple(trial.get(of) for trial in arm.trials) for arm in arms]
    measured = not all(isinstance(v, Censored) for column in columns for v in column)
    return len(columns) > 1 and measured and all(column == columns[0] for column in columns)

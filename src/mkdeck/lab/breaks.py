"""Breaks that can catch nothing: those whose effect is settled before anything runs, or by no number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import inf, isinf

from mkdeck.lab.check import Check, Empirical
from mkdeck.lab.paired import Bounds
from mkdeck.lab.prediction import Prediction
from mkdeck.lab.spec import variants


def identities(check: Check) -> Iterator[tuple[str, str, str]]:
    """Give the keyword and name of each break that gives both sides of the effect the same settings.

    `{"skip": {"skip": False}}` beside an arm `plain` with `skip=False` runs nothing new: the effect is 0
    whatever the function measures, also if it measures nonsense.
    """
    if not isinstance(check, Empirical) or _unknown(check):
        return
    planted = {broken.name: broken.planted for broken in check.breaks}
    for name, arms in variants(check).items():
        above, below = (
            Counter(arms[arm] for arm in side) for side in (check.effect.plus, check.effect.minus)
        )
        if name and above == below:
            yield (
                "planted" if planted[name] else "sabotage",
                f"{name!r} compares arms of the same settings: its effect is 0 whatever is measured",
                "break what is claimed by something that runs: another unit, other data, a weaker cause",
            )


def _unknown(check: Empirical) -> set[str]:
    """Give the arms that are named and not declared; another rule tells them."""
    changed = {change.arm for broken in check.breaks for change in broken.changes}
    return (changed | set(check.effect.arms)) - set(dict(check.arms))


def no_information(effects: tuple[Bounds, ...]) -> str:
    """Say why a break's effect, seed by seed, shows nothing; empty where it shows something."""
    if any(isinf(low) and isinf(high) for low, high in effects):
        return "its effect is bounded on no side: give both arms the time to reach the mark"
    if all(low == high == 0 for low, high in effects):
        return "both sides measured the same under every seed: nothing was broken"
    return ""


def may_hold(effects: tuple[Bounds, ...], prediction: Prediction) -> bool:
    """Tell whether the mean effect may meet the prediction: a sabotage must rule that out.

    A seed that is bounded on one side only may have any effect beyond; thresholds on the scale of effects.
    """
    low, high = _means(effects)
    return low < prediction.high and high > prediction.low


def must_hold(effects: tuple[Bounds, ...], prediction: Prediction) -> bool:
    """Tell whether the mean effect meets the prediction, however censored seeds end: a planted one must."""
    low, high = _means(effects)
    return _beyond(low, prediction.low) and _beyond(-high, -prediction.high)


def _beyond(value: float, threshold: float) -> bool:
    return threshold == -inf or value > threshold


def _means(effects: tuple[Bounds, ...]) -> Bounds:
    lows, highs = zip(*effects, strict=True)
    return sum(lows) / len(lows), sum(highs) / len(highs)

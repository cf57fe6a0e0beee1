"""In which way an effect is not what was claimed."""

from __future__ import annotations

from math import isfinite

from mkdeck.lab.check import Check, Empirical
from mkdeck.lab.evidence import Evidence
from mkdeck.lab.judge import scaled
from mkdeck.model import Verdict

OPPOSITE, NOTHING = "the opposite", "no effect"
SMALLER, LARGER, OTHER = "smaller than claimed", "larger than claimed", "not as claimed"


def refuted_how(check: Check, evidence: Evidence) -> str:
    """Say in which way a claim is refuted, by where the interval lies; nothing where it is not.

    No effect lies at 0 of the scale of effects: a difference of 0, a ratio of 1. One arm by itself has no
    such point, and facts only fail.
    """
    if evidence.judgement.verdict is not Verdict.REFUTED:
        return ""
    estimate = evidence.judgement.estimate
    if not isinstance(check, Empirical) or estimate is None:
        return OTHER
    prediction = scaled(check.predicts, check.effect.log)
    low, high = estimate.low, estimate.high
    if isfinite(prediction.high) and low >= prediction.high:
        low, high, claimed = -high, -low, -prediction.high
        flipped = True
    else:
        claimed, flipped = prediction.low, False
    if not check.effect.minus:
        return OTHER
    if isfinite(prediction.low) and isfinite(prediction.high):
        return LARGER if flipped else SMALLER
    if high < 0:
        return OPPOSITE
    if low <= 0:
        return NOTHING
    return SMALLER if claimed > 0 else OTHER

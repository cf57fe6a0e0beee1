"""Evidence in words and numbers, as the table, the card and the report show it."""

from __future__ import annotations

from math import exp, inf

from mkdeck.lab.check import Check, Kind
from mkdeck.lab.evidence import Estimate, Evidence


def effect_in_words(check: Check, evidence: Evidence) -> str:
    """Say the effect with its interval, seeds and threshold, or how the facts came out."""
    estimate = evidence.judgement.estimate
    if check.kind is Kind.EXACT:
        failed = evidence.judgement.reasons
        return "; ".join(failed) if failed else _facts(len(check.expects))
    if estimate is None or check.effect is None:
        return ""
    interval = _interval(estimate, check.effect.log)
    picked = "".join(f"; {arm}: {setting}" for arm, setting in evidence.picked)
    return f"{check.effect}: {interval}; predicted {check.predicts}{picked}"


def _facts(count: int) -> str:
    return f"all {count} facts as expected" if count > 1 else "as expected"


def _interval(estimate: Estimate, is_log: bool) -> str:
    mean, low, high = (_shown(v, is_log) for v in (estimate.mean, estimate.low, estimate.high))
    return f"{mean} (95 % interval {low} to {high}, {estimate.n} seeds)"


def _shown(value: float, is_log: bool) -> str:
    """Give a number with three digits; ratios come out of their logarithm."""
    if is_log:
        value = exp(value) if value < 700 else inf
    return f"{value:.3g}"


def stamp(evidence: Evidence) -> str:
    """Say where the numbers come from: "cpu, torch 2.13.0, AVX512, float64"."""
    machine = evidence.machine
    if not machine:
        return ""
    parts = [str(machine.get("gpu", machine["device"])), f"torch {machine['torch']}"]
    return ", ".join([*parts, str(machine["instructions"]), str(machine["dtype"])])


def reasons(evidence: Evidence) -> str:
    """Say why a check is invalid."""
    return "; ".join(evidence.judgement.reasons)

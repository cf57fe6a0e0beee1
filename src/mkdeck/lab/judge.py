"""Judges a check's numbers by what was declared before them."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isfinite, isnan, log
from statistics import fmean

from mkdeck.lab.check import Break, Empirical, Exact, Experiment
from mkdeck.lab.evidence import ArmNumbers, BreakResult, Estimate, GateResult, Judgement, Table
from mkdeck.lab.gate import Gate
from mkdeck.lab.interval import interval, p_above, seeds_needed, sign_flip
from mkdeck.lab.judge_facts import judge_facts
from mkdeck.lab.paired import Bounds, numbers, per_seed
from mkdeck.lab.prediction import Prediction
from mkdeck.lab.spec import MAIN
from mkdeck.lab.validity import suspicious
from mkdeck.model import Verdict


def judge(check: Experiment, table: Table) -> Judgement:
    """Give the verdict of a check that ran."""
    if isinstance(check, Exact):
        return judge_facts(check, table)
    assert isinstance(check, Empirical)  # noqa: S101 - there is no third kind that runs
    return _effect(check, table)


def _effect(check: Empirical, table: Table) -> Judgement:
    reasons = suspicious(check, table[MAIN])
    bounds = per_seed(check.effect, table[MAIN])
    prediction = scaled(check.predicts, check.effect.log)
    gates = tuple(g for gate in check.gates for g in _gate(gate, table[MAIN]))
    breaks = tuple(_break(check, broken, table[broken.name], prediction) for broken in check.breaks)
    reasons += tuple(f"gate closed: {g.gate} ({g.arm} came to {g.value:.4g})" for g in gates if not g.open)
    reasons += tuple(b.fault for b in breaks if not b.as_it_must)
    estimate = estimated(bounds, prediction)
    verdict = Verdict.INVALID if reasons else verdict_of(bounds, prediction)
    return Judgement(verdict, reasons, estimate, gates, breaks)


def scaled(prediction: Prediction, is_log: bool) -> Prediction:
    """Put thresholds given as ratios on the scale of logarithms."""
    if not is_log:
        return prediction
    low = log(prediction.low) if prediction.low > 0 else -inf
    high = log(prediction.high) if isfinite(prediction.high) else inf
    return Prediction(low, high, prediction.because)


def verdict_of(bounds: tuple[Bounds, ...], prediction: Prediction) -> Verdict:
    """Give supported, refuted or inconclusive: where the whole 95 % interval lies.

    A censored seed counts by the bound that speaks against the verdict.
    """
    lower, upper = (interval(side) for side in zip(*bounds, strict=True))
    if _above(lower.low, prediction.low) and _below(upper.high, prediction.high):
        return Verdict.SUPPORTED
    if _below(upper.high, prediction.low) or _above(lower.low, prediction.high):
        return Verdict.REFUTED
    return Verdict.INCONCLUSIVE


def _above(value: float, threshold: float) -> bool:
    return threshold == -inf or value > threshold


def _below(value: float, threshold: float) -> bool:
    return threshold == inf or value < threshold


def estimated(bounds: tuple[Bounds, ...], prediction: Prediction) -> Estimate:
    """Describe the effect; a seed that is only bounded counts as its finite bound."""
    values = tuple(low if isfinite(low) else high for low, high in bounds)
    lower, upper = (interval(side) for side in zip(*bounds, strict=True))
    found = interval(values)
    distance = min(abs(found.mean - t) for t in (prediction.low, prediction.high) if isfinite(t))
    return Estimate(
        mean=found.mean,
        low=lower.low,
        high=upper.high,
        n=found.n,
        per_seed=values,
        p=max(_p(values, prediction, p_above), 0.0),
        sign_flip_p=_p(values, prediction, sign_flip),
        seeds_needed=seeds_needed(distance, found.spread),
    )


def _p(values: tuple[float, ...], prediction: Prediction, test: object) -> float:
    """Give the larger p of the two sides that the prediction has."""
    assert callable(test)  # noqa: S101 - the two tests above
    if not all(map(isfinite, values)) or len(values) < 2:
        return 1.0
    sides = [test(values, prediction.low)] if isfinite(prediction.low) else []
    flipped = tuple(-v for v in values)
    sides += [test(flipped, -prediction.high)] if isfinite(prediction.high) else []
    return float(max(sides))


def _gate(gate: Gate, arms: Mapping[str, ArmNumbers]) -> tuple[GateResult, ...]:
    named = arms if gate.arm == "*" else {gate.arm: arms[gate.arm]}
    results = []
    for name, arm in named.items():
        values = numbers(arm.trials, gate.of)
        worst = fmean(values)
        if gate.every_seed:
            worst = next((v for v in values if not gate.passes(v)), worst)
        results.append(GateResult(str(gate), name, worst, gate.passes(worst)))
    return tuple(results)


def _break(
    check: Empirical, broken: Break, arms: Mapping[str, ArmNumbers], prediction: Prediction
) -> BreakResult:
    """Judge a break by its mean effect: a sabotage must not even look like the claim."""
    values = [low if isfinite(low) else high for low, high in per_seed(check.effect, arms)]
    effect = fmean(values)
    kept = tuple(arms[change.arm] for change in broken.changes)
    holds = prediction.holds(effect)
    return BreakResult(
        broken.name, broken.planted, effect, not isnan(effect) and holds == broken.planted, kept
    )

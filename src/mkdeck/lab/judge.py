"""Judges a check's numbers by what was declared before them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import inf, isfinite, isnan, log
from statistics import fmean

from mkdeck.lab.breaks import may_hold, must_hold, no_information
from mkdeck.lab.check import Break, Empirical, Exact, Experiment
from mkdeck.lab.estimate import estimated
from mkdeck.lab.evidence import ArmNumbers, BreakResult, GateResult, Judgement, Table
from mkdeck.lab.gate import Gate
from mkdeck.lab.judge_facts import judge_facts
from mkdeck.lab.paired import Bounds, numbers, per_seed
from mkdeck.lab.prediction import Prediction
from mkdeck.lab.ruling import rule, values_of
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
    if reasons:
        return Judgement(Verdict.INVALID, reasons, estimate, gates, breaks)
    ruling = rule(bounds, prediction.low, prediction.high)
    if ruling.verdict is Verdict.INCONCLUSIVE:
        more = replace(estimate, seeds_needed=max(estimate.seeds_needed, estimate.n + 1))
        return Judgement(ruling.verdict, (ruling.reason,), more, gates, breaks)
    return Judgement(ruling.verdict, (), estimate, gates, breaks)


def scaled(prediction: Prediction, is_log: bool) -> Prediction:
    """Put thresholds given as ratios on the scale of logarithms."""
    if not is_log:
        return prediction
    low = log(prediction.low) if prediction.low > 0 else -inf
    high = log(prediction.high) if isfinite(prediction.high) else inf
    return Prediction(low, high, prediction.because)


def verdict_of(bounds: tuple[Bounds, ...], prediction: Prediction) -> Verdict:
    """Give supported, refuted or inconclusive, as the rule has it."""
    return rule(bounds, prediction.low, prediction.high).verdict


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
    """Judge a break by its mean effect: a sabotage must not even look like the claim.

    A censored seed may have any effect beyond its bound: a sabotage must rule the claim out all the same.
    """
    bounds = per_seed(check.effect, arms)
    effect = fmean(values_of(bounds))
    kept = tuple(arms[change.arm] for change in broken.changes)
    held = must_hold(bounds, prediction) if broken.planted else not may_hold(bounds, prediction)
    nothing = "" if isnan(effect) else no_information(bounds)
    return BreakResult(
        broken.name, broken.planted, effect, held and not isnan(effect) and not nothing, kept, nothing
    )

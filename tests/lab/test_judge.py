"""Verdicts of numbers whose meaning is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import e, inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.lab import Censored, at_most, check, difference, exact, gate, greater, less, log_ratio, within
from mkdeck.lab.check import Check
from mkdeck.lab.evidence import ArmNumbers
from mkdeck.lab.judge import judge
from mkdeck.model import Verdict

HIGH = (3.0, 3.1, 2.9, 3.2, 2.8, 3.0, 3.3, 2.7)
LOW = (0.0, 0.2, -0.1, 0.1, 0.0, -0.2, 0.1, 0.0)


def declared(**changes: object) -> Check:
    words = {
        "backs": {"toys": ["x"]},
        "says": "a is larger than b",
        "scope": "toys",
        "arms": {"a": {"k": 1}, "b": {"k": 2}},
        "effect": difference("a", minus="b"),
        "predicts": greater(1, because="a test"),
    }
    return check(**(words | changes))(lambda trial, *, k: 0.0)  # type: ignore[arg-type]


def numbers(**arms: Sequence[object]) -> dict[str, ArmNumbers]:
    return {name: ArmNumbers(name, tuple(map(_named, values))) for name, values in arms.items()}


def _named(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {"value": value}


def verdict(declaration: Check, **arms: Sequence[object]) -> Verdict:
    return judge(declaration, {"": numbers(**arms)}).verdict


def test_an_interval_above_the_threshold_supports() -> None:
    assert verdict(declared(), a=HIGH, b=LOW) is Verdict.SUPPORTED


def test_swapped_arms_are_refuted() -> None:
    assert verdict(declared(), a=LOW, b=HIGH) is Verdict.REFUTED


def test_a_negated_effect_is_refuted() -> None:
    assert verdict(declared(effect=difference("b", minus="a")), a=HIGH, b=LOW) is Verdict.REFUTED


def test_an_interval_across_the_threshold_is_inconclusive() -> None:
    assert verdict(declared(), a=(0, 3, 1, 2, 0, 3, 1, 2), b=LOW) is Verdict.INCONCLUSIVE


def test_a_ratio_is_judged_by_its_logarithm() -> None:
    ratio = declared(effect=log_ratio("a", over="b"), predicts=greater(2, because="a test"))
    found = judge(ratio, {"": numbers(a=(e, e * 1.1, e * 0.9), b=(1.0, 1.1, 1.05))})
    assert found.estimate and found.estimate.mean == pytest.approx(0.94, abs=0.05)


def test_less_is_the_mirror_of_greater() -> None:
    assert verdict(declared(predicts=less(1, because="a test")), a=LOW, b=HIGH) is Verdict.SUPPORTED


def test_equivalence_needs_the_whole_interval_inside() -> None:
    alike = declared(predicts=within(-0.5, 0.5, because="a test"))
    other = tuple(v + 0.01 * (-1) ** i for i, v in enumerate(LOW))
    assert verdict(alike, a=LOW, b=other) is Verdict.SUPPORTED
    assert verdict(alike, a=HIGH, b=LOW) is Verdict.REFUTED


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ((nan, *HIGH[1:]), LOW),
        ((inf, *HIGH[1:]), LOW),
        ((3.0,) * 8, LOW),
        (HIGH, HIGH),
        (("high",) * 8, LOW),
        (HIGH[:1], LOW[:1]),
    ],
    ids=["not a number", "infinite", "a constant arm", "identical arms", "no number", "one seed"],
)
def test_worthless_numbers_are_invalid(a: Sequence[object], b: Sequence[object]) -> None:
    assert verdict(declared(), a=a, b=b) is Verdict.INVALID


def test_a_constant_arm_that_was_declared_with_its_reason_is_judged() -> None:
    known = declared(constant={"a": "a count"})
    assert verdict(known, a=(3.0,) * 8, b=LOW) is Verdict.SUPPORTED


def test_a_ratio_of_what_is_not_positive_is_invalid() -> None:
    ratio = declared(effect=log_ratio("a", over="b"), predicts=greater(2, because="a test"))
    assert verdict(ratio, a=HIGH, b=LOW) is Verdict.INVALID


def test_a_closed_gate_is_invalid() -> None:
    gated = declared(gates=[gate("learnt", arm="b", of="accuracy", at_least=0.9)])
    lame = [{"value": v, "accuracy": 0.5 + v / 100} for v in LOW]
    good = [{"value": v, "accuracy": 0.95} for v in HIGH]
    found = judge(gated, {"": numbers(a=good, b=lame)})
    assert found.verdict is Verdict.INVALID
    assert "gate closed: learnt" in found.reasons[0]


def test_a_gate_on_every_seed_closes_for_one() -> None:
    gated = declared(gates=[gate("finite", of="accuracy", at_least=0.9, every_seed=True)])
    good = [{"value": v, "accuracy": 0.95} for v in HIGH]
    one_bad = [{"value": v, "accuracy": 0.95 if v else 0.1} for v in LOW]
    assert judge(gated, {"": numbers(a=good, b=one_bad)}).verdict is Verdict.INVALID


def test_a_passing_sabotage_is_invalid() -> None:
    broken = declared(sabotage={"swap": {"a": {"k": 2}}})
    found = judge(broken, {"": numbers(a=HIGH, b=LOW), "swap": numbers(a=HIGH[::-1], b=LOW)})
    assert found.verdict is Verdict.INVALID
    assert "a sabotage passes: swap" in found.reasons[0]


def test_a_failing_sabotage_leaves_the_verdict() -> None:
    broken = declared(sabotage={"swap": {"a": {"k": 2}}})
    found = judge(broken, {"": numbers(a=HIGH, b=LOW), "swap": numbers(a=LOW[::-1], b=LOW)})
    assert found.verdict is Verdict.SUPPORTED


def test_a_planted_effect_that_is_missed_is_invalid() -> None:
    planted = declared(planted={"help": {"a": {"k": 9}}})
    missed = {"": numbers(a=LOW[::-1], b=LOW), "help": numbers(a=LOW[::-1], b=LOW)}
    found = missed | {"help": numbers(a=HIGH, b=LOW)}
    assert judge(planted, missed).verdict is Verdict.INVALID
    assert judge(planted, found).verdict is Verdict.REFUTED


STEPS = tuple(100.0 + i for i in range(8))


def test_a_control_that_never_arrives_bounds_a_speed_up_from_below() -> None:
    faster = declared(effect=log_ratio("a", over="b"), predicts=greater(2, because="a test"))
    assert verdict(faster, a=(Censored(1000),) * 8, b=STEPS) is Verdict.SUPPORTED


def test_a_treatment_that_never_arrives_cannot_support_a_speed_up() -> None:
    faster = declared(effect=log_ratio("a", over="b"), predicts=greater(2, because="a test"))
    assert verdict(faster, a=STEPS, b=(Censored(1000),) * 8) is Verdict.REFUTED
    assert verdict(faster, a=(Censored(1000),) * 8, b=(Censored(1000),) * 8) is Verdict.INCONCLUSIVE


def facts(**changes: object) -> Check:
    words = {
        "backs": {"toys": ["x"]},
        "says": "x",
        "expects": {"count": 3, "error": at_most(1e-12)},
        "sabotage": {"break": {"k": 2}},
    }
    return exact(**(words | changes))(lambda trial, *, k=1: {})  # type: ignore[arg-type]


def facts_verdict(right: dict[str, object], broken: dict[str, object]) -> Verdict:
    return judge(facts(), {"": numbers(facts=[right]), "break": numbers(facts=[broken])}).verdict


def test_facts_that_hold_support() -> None:
    assert facts_verdict({"count": 3, "error": 1e-15}, {"count": 4, "error": 0.0}) is Verdict.SUPPORTED


@pytest.mark.parametrize(
    "found", [{"count": 4, "error": 0.0}, {"count": 3, "error": 0.1}, {"count": True, "error": 0.0}]
)
def test_one_wrong_fact_refutes(found: dict[str, object]) -> None:
    assert facts_verdict(found, {"count": 9, "error": 0.0}) is Verdict.REFUTED


def test_a_missing_fact_is_invalid() -> None:
    assert facts_verdict({"count": 3}, {"count": 9, "error": 0.0}) is Verdict.INVALID


def test_facts_that_survive_their_sabotage_are_invalid() -> None:
    assert facts_verdict({"count": 3, "error": 0.0}, {"count": 3, "error": 0.0}) is Verdict.INVALID


def test_an_error_that_is_not_a_number_refutes() -> None:
    assert facts_verdict({"count": 3, "error": nan}, {"count": 9, "error": 0.0}) is Verdict.REFUTED


values = st.lists(st.floats(-5, 5), min_size=8, max_size=8, unique=True).map(tuple)


@given(a=values, b=values)
def test_supported_and_refuted_exchange_when_the_effect_and_its_threshold_are_negated(
    a: tuple[float, ...], b: tuple[float, ...]
) -> None:
    mirror = declared(effect=difference("b", minus="a"), predicts=less(-1, because="a test"))
    assert verdict(declared(), a=a, b=b) is verdict(mirror, a=a, b=b)

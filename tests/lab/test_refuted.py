"""In which way a claim is refuted: where its interval lies between the claim, nothing, and the opposite."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdeck.lab import check, difference, greater, less, log_ratio, mean, not_worse, within
from mkdeck.lab.check import Empirical
from mkdeck.lab.effect import Effect
from mkdeck.lab.evidence import ArmNumbers, Evidence
from mkdeck.lab.judge import judge
from mkdeck.lab.prediction import Prediction
from mkdeck.lab.refuted import LARGER, NOTHING, OPPOSITE, OTHER, SMALLER, refuted_how
from mkdeck.lab.spec import MAIN
from mkdeck.model import Verdict
from tests.lab.toys import HALF, run, write_project

SPREAD = (-0.04, -0.03, -0.02, -0.01, 0.01, 0.02, 0.03, 0.04)
WHY = "it is"


def evidence_of(effect: Effect, predicts: Prediction, value: float) -> tuple[Empirical, Evidence]:
    declared = check(
        backs={"a": ["b"]},
        says="c",
        scope="d",
        arms={"one": {"x": 1}, "other": {"x": 0}},
        effect=effect,
        predicts=predicts,
    )(lambda trial, *, x: 0.0)
    base = 1.0 if effect.log else 0.0
    arms = {
        "one": ArmNumbers("one", tuple({"value": value + s} for s in SPREAD)),
        "other": ArmNumbers("other", tuple({"value": base + s / 9} for s in reversed(SPREAD))),
    }
    judgement = judge(declared, {MAIN: arms})
    return declared, Evidence("k", "n", "cpu", judgement, (), (), (), "", "", (), {})


@pytest.mark.parametrize(
    ("effect", "predicts", "value", "how"),
    [
        (difference("one", minus="other"), greater(1, because=WHY), -2, OPPOSITE),
        (difference("one", minus="other"), greater(1, because=WHY), 0, NOTHING),
        (difference("one", minus="other"), greater(1, because=WHY), 0.5, SMALLER),
        (difference("one", minus="other"), less(-1, because=WHY), 2, OPPOSITE),
        (difference("one", minus="other"), less(-1, because=WHY), 0, NOTHING),
        (difference("one", minus="other"), less(-1, because=WHY), -0.5, SMALLER),
        (difference("one", minus="other"), within(-1, 1, because=WHY), 2, LARGER),
        (difference("one", minus="other"), within(-1, 1, because=WHY), -2, SMALLER),
        (difference("one", minus="other"), not_worse(by=1, because=WHY), -2, OPPOSITE),
        (log_ratio("one", over="other"), greater(2, because=WHY), 0.5, OPPOSITE),
        (log_ratio("one", over="other"), greater(2, because=WHY), 1, NOTHING),
        (log_ratio("one", over="other"), greater(2, because=WHY), 1.5, SMALLER),
        (log_ratio("one", over="other"), less(0.5, because=WHY), 2, OPPOSITE),
        (mean("one"), greater(1, because=WHY), 0.5, OTHER),
        (mean("one"), less(1, because=WHY), 2, OTHER),
    ],
)
def test_it_is_said_by_where_the_interval_lies(
    effect: Effect, predicts: Prediction, value: float, how: str
) -> None:
    declared, evidence = evidence_of(effect, predicts, value)
    assert evidence.judgement.verdict is Verdict.REFUTED
    assert refuted_how(declared, evidence) == how


def test_what_is_not_refuted_is_refuted_in_no_way() -> None:
    assert refuted_how(*evidence_of(difference("one", minus="other"), greater(1, because=WHY), 2)) == ""


def test_facts_only_fail(tmp_path: Path) -> None:
    ran = run(write_project(tmp_path, {"toys/half": HALF.replace('"half": 0.5}', '"half": 0.6}')}))
    evidence = ran["toys/half"].evidence
    assert evidence
    assert refuted_how(replace(ran["toys/half"].check), evidence) == OTHER

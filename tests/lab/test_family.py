"""Verdicts beside each other: what is shown as a verdict survived the correction that is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdeck.lab.estimate import estimated
from mkdeck.lab.evidence import Evidence, Judgement
from mkdeck.lab.family import FAMILY_LEVEL, beside, beside_each_other, corrected
from mkdeck.lab.prediction import greater
from mkdeck.lab.ruling import DECIDED
from mkdeck.model import Verdict
from tests.lab.toys import run

ESTIMATE = estimated(tuple((v, v) for v in (3.0, 3.1, 2.9, 3.2, 2.8, 3.0, 3.3, 2.7)), greater(1, because="x"))


def evidence(key: str, p: float, verdict: Verdict = Verdict.SUPPORTED, device: str = "cpu") -> Evidence:
    judgement = Judgement(verdict, (), replace(ESTIMATE, p=p))
    return Evidence(key, key, device, judgement, (), (), (0,), "", "", (), {})


def family(*p_values: float, verdict: Verdict = Verdict.SUPPORTED) -> tuple[Evidence, ...]:
    return beside_each_other([evidence(f"check {i}", p, verdict) for i, p in enumerate(p_values)])


@pytest.mark.parametrize("verdict", DECIDED)
def test_a_verdict_that_the_correction_takes_is_inconclusive_with_its_reason(verdict: Verdict) -> None:
    one, *others = family(0.0004, *[0.0005] * 99, verdict=verdict)
    assert one.judgement.verdict is Verdict.INCONCLUSIVE
    assert one.judgement.reasons == ("does not survive the correction over 100 checks: p = 0.04",)
    assert one.judgement.estimate and one.judgement.estimate.seeds_needed > one.judgement.estimate.n
    assert {o.judgement.verdict for o in others} == {Verdict.INCONCLUSIVE}


def test_a_small_family_takes_nothing() -> None:
    assert all(e.judgement.verdict is Verdict.SUPPORTED for e in family(*[0.0005] * 50))


@given(st.lists(st.floats(1e-12, 0.5), min_size=1, max_size=80))
@settings(max_examples=50)
def test_every_verdict_that_stands_has_the_corrected_p_that_a_verdict_needs(p_values: list[float]) -> None:
    found = family(*p_values)
    p = corrected(found)
    assert all((e.judgement.verdict in DECIDED) == (p[e.key, e.device] <= FAMILY_LEVEL) for e in found)


@given(st.lists(st.floats(1e-12, 0.5), min_size=1, max_size=80))
@settings(max_examples=50)
def test_a_check_run_alone_has_the_verdict_that_it_has_among_all(p_values: list[float]) -> None:
    measured = [evidence(f"check {i}", p) for i, p in enumerate(p_values)]
    others = {(e.key, e.device): e for e in measured[1:]}
    assert beside(measured[0], others) == beside_each_other(measured)[0]


def test_devices_are_families_of_their_own() -> None:
    here = evidence("a", 0.0004, device="cuda")
    there = [evidence(f"check {i}", 0.0005) for i in range(100)]
    assert beside_each_other([here, *there])[0].judgement.verdict is Verdict.SUPPORTED


@pytest.mark.parametrize("verdict", [v for v in Verdict if v not in DECIDED])
def test_what_numbers_did_not_decide_stays(verdict: Verdict) -> None:
    assert family(0.3, verdict=verdict)[0].judgement.verdict is verdict


def test_what_is_written_is_the_judgement_of_the_check_by_itself(project: Path) -> None:
    outcome = run(project)["toys/shift"]
    assert outcome.verdict is Verdict.SUPPORTED
    assert outcome.evidence and outcome.evidence.judgement.estimate
    assert outcome.evidence.judgement.estimate.beyond == 8

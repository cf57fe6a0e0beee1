"""What every declaration must have; each fault is told, with its remedy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdeck.build.collection import find_collection
from mkdeck.build.reading import open_collection
from mkdeck.lab import gate
from mkdeck.lab.check import Break, Change, Check, Empirical
from mkdeck.lab.conform import conform
from mkdeck.lab.project import read_checks
from mkdeck.lab.suite import open_suite
from tests.lab.toys import write_project

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shift(tmp_path: Path) -> Empirical:
    found = {c.name: c for c in read_checks(write_project(tmp_path) / "verify").found}["toys/shift"]
    assert isinstance(found, Empirical)
    return found


def broken(arm: str, **settings: object) -> tuple[Break, ...]:
    return (Break("x", (Change(arm, tuple(settings.items())),)),)  # type: ignore[arg-type]


def faults(check: Check) -> list[str]:
    problems = conform(check)
    assert all(p.remedy and p.line for p in problems)
    return [p.fault for p in problems]


def test_a_whole_declaration_has_no_fault(shift: Empirical) -> None:
    assert faults(shift) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"backs": ()}, "backs no words of a lecture yet"),
        ({"says": " "}, "says nothing"),
        ({"docstring": ""}, "the measuring function has no docstring"),
        ({"seeds": 5}, "5 seeds decide nothing"),
        ({"dtype": "float99"}, "no such dtype: float99"),
        ({"looks": 0}, "looks must be at least 1"),
        ({"sabotage": ()}, "nothing would make it fail"),
        ({"sabotage": broken("other")}, "'x' changes no arm: 'other'"),
        ({"sabotage": broken("plain", shift=0.0)}, "'x' changes nothing"),
        ({"sabotage": broken("plain", colour=1)}, "'x' sets an unknown keyword 'colour'"),
        ({"compared": (("shifted", (("shift", 1),)), ("plain", (("shift", 1),)))}, "two arms are the same"),
        ({"compared": (("shifted", (("shift", 1),)), ("plain", ()))}, "the arms set different keywords"),
        ({"gates": (gate("g", of="x", arm="other"),)}, "the gate 'g' names no arm: 'other'"),
        ({"gates": (gate("g", of="x", every_seed=False),)}, "the gate 'g' lets single seeds pass"),
        ({"takes": ()}, "the function takes no keyword 'shift'"),
        ({"needs": ("shift", "width")}, "no arm sets 'width'"),
    ],
)
def test_a_fault_is_told(shift: Empirical, changes: dict[str, object], fault: str) -> None:
    assert fault in faults(replace(shift, **changes))  # type: ignore[arg-type]


def test_a_threshold_needs_a_reason(shift: Empirical) -> None:
    assert "a threshold without a reason" in faults(
        replace(shift, predicts=replace(shift.predicts, because=""))
    )


def test_an_effect_of_an_arm_that_is_not_there_is_told(shift: Empirical) -> None:
    wrong = replace(shift, effect=replace(shift.effect, minus=("nobody",)))
    assert "the effect names no arm: 'nobody'" in faults(wrong)


def test_a_refutation_needs_a_planted_effect_and_a_correction(shift: Empirical) -> None:
    from mkdeck.model import Verdict

    told = faults(replace(shift, expect=Verdict.REFUTED))
    assert "a refutation that nothing could have overturned" in told
    assert "expects refuted without a correction" in told


def test_every_shipped_check_conforms_and_quotes_words_that_are_there() -> None:
    opened = open_collection(find_collection([ROOT / "lectures"]))
    suite = open_suite(ROOT / "lectures", opened.lectures)
    assert len(suite.checks.found) >= 13
    assert [str(p) for p in suite.problems(suite.checks.found)] == []

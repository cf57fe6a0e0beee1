"""Checks collected by plain pytest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.lab.toys import HALF, SHIFT, run, write_project

CONFTEST = "from mkdeck.lab.pytest_plugin import pytest_collect_file\n"


@pytest.fixture
def collected(project: Path) -> Path:
    (project / "verify" / "conftest.py").write_text(CONFTEST)
    (project / "verify" / "toys" / "said.py").unlink()
    return project


def lines(project: Path, *args: str) -> list[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", *args, "verify"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def test_each_check_has_its_four_tests(collected: Path) -> None:
    run(collected)
    assert lines(collected)[-1].startswith("8 passed")


def test_before_a_run_the_verdict_is_skipped(collected: Path) -> None:
    assert lines(collected)[-1].startswith("6 passed, 2 skipped")


def test_a_check_that_repeats_itself_not_is_told(collected: Path) -> None:
    wild = SHIFT.replace("return noisy(trial, shift)", "import time; return time.perf_counter()")
    write_project(collected, {"toys/shift": wild})
    told = lines(collected, "-k", "repeats")
    assert any("one seed gave {'value'" in line for line in told)


def test_a_check_that_measures_no_number_is_told(collected: Path) -> None:
    write_project(collected, {"toys/half": HALF.replace("1 / of", "float('nan')")})
    assert any("facts: half is nan" in line for line in lines(collected, "-k", "numbers"))


def test_a_declaration_that_lacks_something_is_told(collected: Path) -> None:
    write_project(collected, {"toys/shift": SHIFT.replace('"less would be noise"', '""')})
    assert any("a threshold without a reason" in line for line in lines(collected, "-k", "declares"))


def test_evidence_of_older_code_is_told(collected: Path) -> None:
    run(collected)
    write_project(collected, {"toys/half": HALF.replace("1 / of", "2 / (2 * of)")})
    told = lines(collected, "-k", "expected")
    assert any("its code changed after the evidence from cpu" in line for line in told)


def test_a_verdict_that_is_not_expected_is_told(collected: Path) -> None:
    wrong = HALF.replace('{"half": 0.5}', '{"half": 0.6}')
    write_project(collected, {"toys/half": wrong})
    run(collected)
    assert any("refuted on cpu, expected supported" in line for line in lines(collected, "-k", "expected"))

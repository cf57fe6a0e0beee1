"""Declarations read without running their files."""

from __future__ import annotations

import ast
import sys
import textwrap
from pathlib import Path

import pytest

from mkdeck.errors import Problem
from mkdeck.lab.check import Check
from mkdeck.lab.declared import File, declared
from mkdeck.lab.measure import forget, load
from mkdeck.lab.project import find_folder, read_checks
from mkdeck.model import Verdict
from tests.lab.toys import CHECKS, CITED, HALF, SHIFT


def read(source: str) -> tuple[Check | None, tuple[Problem, ...]]:
    return declared(File(Path("x.py"), "verify/x.py", "x", ast.parse(textwrap.dedent(source))))


def test_a_file_that_cannot_even_be_run_is_read() -> None:
    check, problems = read(
        SHIFT.replace("from verify.noise", "import nothing_like_it\n    from verify.noise")
    )
    assert check and not problems
    assert check.docstring == "A noisy number, without unit."
    assert check.needs == ("shift",)


@pytest.mark.parametrize("name", ["toys/shift", "toys/half"])
def test_what_is_read_is_what_the_file_declares_when_it_is_run(project: Path, name: str) -> None:
    from dataclasses import replace

    found = {c.name: c for c in read_checks(project / "verify").found}[name]
    forget()
    run = load(project, name, "")
    blank = {
        "name": "",
        "path": "",
        "line": 0,
        "measure": None,
        "docstring": "",
        "takes": (),
        "needs": (),
        "key": "",
    }
    assert replace(found, **blank) == replace(run, **blank)


def test_constants_f_strings_arithmetic_and_math_are_literal() -> None:
    check, problems = read(
        SHIFT.replace("@check(", "LIMIT = 2 * sqrt(4)\n\n    @check(")
        .replace("greater(1,", "greater(LIMIT,")
        .replace('says="The shifted arm', 'says=f"{LIMIT:g}: the shifted arm')
        .replace("from verify", "from math import sqrt\n    from verify")
    )
    assert check and not problems
    assert check.predicts and check.predicts.low == 4
    assert check.says.startswith("4: the")


def test_what_must_be_run_to_be_known_is_told_with_its_line() -> None:
    check, problems = read(SHIFT.replace("greater(1,", "greater(noisy(1),"))
    assert check is None
    assert [p.line for p in problems] == [12]
    assert "noisy(1)" in problems[0].fault


def test_an_unknown_keyword_is_told() -> None:
    _, problems = read(SHIFT.replace("scope=", "scoop="))
    assert "scoop" in problems[0].fault


def test_two_checks_in_one_file_are_told() -> None:
    _, problems = read(HALF + CITED)
    assert problems[0].fault == "2 checks in one file"


def test_a_file_without_a_declaration_is_no_check_and_no_problem() -> None:
    assert read("from mkdeck.lab import Trial\nx = 1") == (None, ())


def test_a_citation_needs_no_function() -> None:
    check, problems = read(CITED)
    assert check and not problems
    assert check.expect is Verdict.CITED


def test_a_file_that_is_not_python_is_told_and_the_others_are_read(project: Path) -> None:
    (project / "verify" / "toys" / "bad.py").write_text("from mkdeck.lab import check\ndef (")
    found = read_checks(project / "verify")
    assert len(found.found) == 3
    assert "not Python" in found.problems[0].fault


def test_the_nearest_folder_upwards_is_found(project: Path) -> None:
    deep = project / "lectures" / "week"
    deep.mkdir(parents=True)
    assert find_folder(deep) == project.resolve() / "verify"


def test_reading_imports_nothing_of_the_files(project: Path) -> None:
    forget()
    read_checks(project / "verify")
    assert not [name for name in sys.modules if name.startswith("verify.toys")]
    assert CHECKS

"""Mistakes of one line in models, data, bench and checks: the list applies, and none goes unseen."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from tests.lab.planted.bug import Bug, NoLongerAppliesError
from tests.lab.planted.notice import ROOT, Copy, files_of_tests, names_of_checks
from tests.lab.planted.table import BUGS, PAGE, page, read_page

QUICKEST = {
    ("verify/models/activations.py", "sigmoid called tanh"),
    ("verify/data/examples.py", "few: another generator"),
    ("src/mkdeck/lab/bench/scores.py", "in training mode"),
    ("verify/lecture_06/sgd_step.py", "another rate"),
}
"""One of each room, of the files that the fewest and quickest tests use; the page has them all."""


def test_the_list_is_long_and_names_each_bug_once() -> None:
    rooms = Counter(bug.file.rpartition("/")[0] for bug in BUGS)
    assert len(rooms) == 4
    assert min(rooms.values()) >= 25
    assert not [key for key, n in Counter((bug.file, bug.name) for bug in BUGS).items() if n > 1]


@pytest.mark.parametrize("file", sorted({bug.file for bug in BUGS}))
def test_every_bug_applies_once_and_leaves_a_program(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    for bug in BUGS:
        if bug.file == file:
            assert ast.dump(ast.parse(bug.in_text(text))) != ast.dump(ast.parse(text)), bug.name


@pytest.mark.parametrize("text", ["", "a = 1\na = 1\n"])
def test_a_bug_that_does_not_apply_exactly_once_is_an_error(text: str) -> None:
    with pytest.raises(NoLongerAppliesError, match="a bug"):
        Bug("a.py", "a bug", "a = 1", "a = 2").in_text(text)


def test_every_file_of_models_data_and_bench_that_computes_has_bugs() -> None:
    folders = ("verify/models", "verify/data", "src/mkdeck/lab/bench")
    files = {p.relative_to(ROOT).as_posix() for folder in folders for p in (ROOT / folder).glob("*.py")}
    without = {file for file in files if not file.endswith("__init__.py")} - {bug.file for bug in BUGS}
    assert without == {"verify/data/cut_cat.py", "verify/data/cut_photo.py"}  # their crops are pinned


def test_every_bug_has_somebody_to_ask() -> None:
    for file in {bug.file for bug in BUGS}:
        assert file.startswith("verify/lecture_") or files_of_tests(file) or names_of_checks(file), file


def test_the_page_lists_every_bug_and_each_was_noticed() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = read_page(text)
    assert list(rows) == [(bug.file, bug.name) for bug in BUGS]
    assert {kind for kind, _ in rows.values()} == {"test", "check"}
    assert page(rows) == text


@pytest.mark.slow
def test_the_quickest_of_each_room_are_noticed_now(tmp_path: Path) -> None:
    copy, chosen = Copy.of(tmp_path), [bug for bug in BUGS if (bug.file, bug.name) in QUICKEST]
    assert len(chosen) == len(QUICKEST)
    assert {bug.name: bool(copy.noticed_by(bug)) for bug in chosen} == {bug.name: True for bug in chosen}

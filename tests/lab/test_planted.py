"""Mistakes of one line in models, data, bench and checks: the list applies, and none goes unseen."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.lab.planted.bug import Bug, NoLongerAppliesError
from tests.lab.planted.notice import ROOT, Copy, NotContentError, files_of_tests, names_of_checks
from tests.lab.planted.table import BUGS, PAGE, page, read_page

SOME = {
    ("verify/models/norm.py", "another momentum"),
    ("verify/models/resnet_block.py", "shortcut added after the ReLU"),
    ("verify/data/mnist1d.py", "training series in the test part"),
    ("verify/data/mnist1d.py", "a fifth of the labels wrong"),
    ("verify/data/examples.py", "few: the same for every seed"),
    ("src/mkdeck/lab/bench/fit.py", "gradient not zeroed"),
    ("src/mkdeck/lab/bench/scores.py", "in training mode"),
    ("verify/lecture_06/sgd_step.py", "another rate"),
}
"""Noticed within seconds, each by the first file of tests that is asked; all of them are on the page."""


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


def test_the_page_names_tests_and_checks_that_there_are() -> None:
    files = [*(ROOT / "tests").rglob("test_*.py"), *(ROOT / "verify").glob("lecture_*/*.py")]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    there = {*re.findall(r"^def (\w+)", text, re.MULTILINE), *(file.stem for file in files)}
    assert {who for _, who in read_page(PAGE.read_text(encoding="utf-8")).values()} <= there


@pytest.mark.slow
def test_some_of_each_room_are_noticed_now(tmp_path: Path) -> None:
    copy, chosen = Copy.of(tmp_path), [bug for bug in BUGS if (bug.file, bug.name) in SOME]
    assert len(chosen) == len(SOME)
    for bug in chosen:  # that the tests pass without a bug is seen where they run themselves
        copy.content.update(files_of_tests(bug.file))
    assert [bug.name for bug in chosen if not copy.noticed_by(bug)] == []


def test_whoever_is_asked_must_be_content_without_a_bug(tmp_path: Path) -> None:
    copy = Copy.of(tmp_path)
    wrong = tmp_path / "verify" / "lecture_06" / "sgd_step.py"
    wrong.write_text(wrong.read_text(encoding="utf-8").replace("- 0.1 * p.grad", "- 0.2 * p.grad"))
    with pytest.raises(NotContentError, match="without any bug: check:sgd_step"):
        copy.noticed_by(Bug("verify/lecture_06/sgd_step.py", "another rate", "lr=0.1,", "lr=0.3,"))

"""Fingerprints of code: what changes them and what does not."""

from __future__ import annotations

import shutil
import textwrap
from pathlib import Path

import pytest

from mkdeck.lab import imports
from mkdeck.lab.fingerprint import Fingerprints

MAIN = """
    '''Words.'''
    from pkg.deep import helper
    from . import sibling
    from .. import above

    def f(x: int) -> float:
        '''More words.'''
        import pkg.late
        return helper(x) + 1  # a comment
"""
FILES = {
    "verify/a/main.py": MAIN,
    "verify/a/sibling.py": "x = 1",
    "verify/above.py": "from verify.a.sibling import x",
    "pkg/__init__.py": "",
    "pkg/deep.py": "from pkg.deeper import y\ndef helper(x): return x",
    "pkg/deeper.py": "y = 1",
    "pkg/late.py": "z = 1",
    "verify/a/other.py": "unused = 1",
}


def print_of(root: Path, changes: dict[str, str] | None = None) -> str:
    for name, text in (FILES | (changes or {})).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text))
    return Fingerprints(root).of(root / "verify/a/main.py", "main")


@pytest.mark.parametrize(
    "changes",
    [
        {"verify/a/main.py": MAIN.replace("+ 1", "+ 2")},
        {"verify/a/sibling.py": "x = 2"},
        {"verify/above.py": "from verify.a.sibling import x\ny = x"},
        {"pkg/__init__.py": "import math"},
        {"pkg/deep.py": FILES["pkg/deep.py"].replace("return x", "return -x")},
        {"pkg/deeper.py": "y = 2"},
        {"pkg/late.py": "z = 2"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_change_of_code_that_is_used_changes_it(tmp_path: Path, changes: dict[str, str]) -> None:
    assert print_of(tmp_path) != print_of(tmp_path, changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"verify/a/main.py": MAIN.replace("a comment", "another")},
        {"verify/a/main.py": MAIN.replace("More words", "Fewer words")},
        {"verify/a/main.py": MAIN.replace("x: int", "x: float")},
        {"verify/a/main.py": MAIN.replace("helper(x) + 1", "(helper(x)\n            + 1)")},
        {"verify/a/other.py": "unused = 2"},
    ],
    ids=["comment", "docstring", "annotation", "layout", "unused"],
)
def test_a_change_that_changes_no_number_does_not(tmp_path: Path, changes: dict[str, str]) -> None:
    assert print_of(tmp_path) == print_of(tmp_path, changes)


MOVED = {
    "verify/a/main.py": MAIN.replace("pkg.deep", "verify.nets.deep"),
    "verify/nets/__init__.py": "",
    "verify/nets/deep.py": FILES["pkg/deep.py"].replace("pkg.deeper", "verify.nets.deeper"),
    "verify/nets/deeper.py": FILES["pkg/deeper.py"],
}


def test_a_module_that_moves_with_what_it_uses_changes_nothing(tmp_path: Path) -> None:
    assert print_of(tmp_path / "here") == print_of(tmp_path / "there", MOVED)


def test_a_check_that_moves_keeps_it_and_one_under_another_key_does_not(tmp_path: Path) -> None:
    here = print_of(tmp_path)
    (tmp_path / "verify" / "b").mkdir()
    moved = (tmp_path / "verify/a/main.py").read_text().replace("from . import", "from verify.a import")
    (tmp_path / "verify/b/renamed.py").write_text(moved)
    assert Fingerprints(tmp_path).of(tmp_path / "verify/b/renamed.py", "main") == here
    assert Fingerprints(tmp_path).of(tmp_path / "verify/b/renamed.py", "renamed") != here


def test_two_imports_that_change_places_change_it(tmp_path: Path) -> None:
    files = {"verify/one.py": "x = 1", "verify/two.py": "x = 2", "pkg/late.py": "from verify import one, two"}
    straight = {"verify/a/main.py": "from verify.one import x as a\nfrom verify.two import x as b", **files}
    crossed = {"verify/a/main.py": "from verify.two import x as a\nfrom verify.one import x as b", **files}
    assert print_of(tmp_path / "straight", straight) != print_of(tmp_path / "crossed", crossed)


def test_a_word_of_declarations_that_is_imported_besides_changes_nothing(tmp_path: Path) -> None:
    one = {"verify/a/main.py": "from mkdeck.lab import check, fit"}
    more = {"verify/a/main.py": "from mkdeck.lab import check, fit, gate, greater"}
    assert print_of(tmp_path / "one", one) == print_of(tmp_path / "more", more)


def test_the_place_of_the_project_does_not_count(tmp_path: Path) -> None:
    assert print_of(tmp_path / "one") == print_of(tmp_path / "two")


def test_a_word_of_the_workbench_brings_its_module_along(tmp_path: Path) -> None:
    with_fit = {"verify/a/main.py": MAIN.replace("'''Words.'''", "from mkdeck.lab import fit")}
    prints = Fingerprints(tmp_path)
    print_of(tmp_path, with_fit)
    prints.of(tmp_path / "verify/a/main.py", "main")
    assert {"fit.py", "trial.py", "weights.py"} <= {p.name for p in prints.modules}


def test_of_the_lab_only_what_measures_counts(tmp_path: Path) -> None:
    print_of(
        tmp_path, {"verify/a/main.py": MAIN.replace("'''Words.'''", "from mkdeck.lab import check, fit")}
    )
    prints = Fingerprints(tmp_path)
    prints.of(tmp_path / "verify/a/main.py", "main")
    of_the_lab = {p for p in prints.modules if not p.is_relative_to(tmp_path)}
    assert {p.parent.name for p in of_the_lab} == {"bench"}


def test_where_the_lab_is_installed_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = {"verify/a/main.py": MAIN.replace("'''Words.'''", "from mkdeck.lab import fit")}
    far_away = print_of(tmp_path, source)
    beside = tmp_path / "src" / "mkdeck" / "lab"
    shutil.copytree(imports.LAB, beside, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(imports, "LAB", beside)
    assert print_of(tmp_path, source) == far_away


def test_it_is_the_same_on_every_version_of_python(tmp_path: Path) -> None:
    """A number written down once; a version whose trees differ would make committed evidence stale."""
    assert print_of(tmp_path)[:16] == "477ea429a2727715"

"""Plants a bug in a copy of the project and asks who notices: tests, and where none does, checks.

Not asked are the tests that compare a file's hash with the committed evidence: they notice every change, also
a right one. Before a bug is planted, whoever is asked must be content with the copy as it is.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.lab.planted.bug import Bug

ROOT = Path(__file__).parents[3]
PARTS = ("src", "tests", "verify", "lectures", "pyproject.toml", "README.md")
NOT_ASKED = ("test_committed_evidence", "test_table", "test_gradient_by_depth")
QUIETLY = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no", "--exitfirst")
BENCH = "src/mkdeck/lab/bench/"
Ask = Callable[[Sequence[str]], list[str]]

MINUTES = 10
"""A bug that makes a loop endless counts as noticed by the clock."""


class NotContentError(RuntimeError):
    """Raised when a test or a check fails on the project as it is: it would notice anything."""


@dataclass(slots=True)
class Copy:
    """A copy of the project to plant one bug after another in."""

    root: Path
    content: dict[tuple[str, ...], bool] = field(default_factory=dict)
    """What was asked of the copy without a bug."""

    @classmethod
    def of(cls, folder: Path, root: Path = ROOT) -> Copy:
        """Copy what tests and checks need into an empty folder."""
        for part in PARTS:
            source, to = root / part, folder / part
            if source.is_dir():
                shutil.copytree(source, to, ignore=shutil.ignore_patterns("__pycache__", ".mkdeck"))
            else:
                shutil.copy(source, to)
        return cls(folder)

    def noticed_by(self, bug: Bug) -> list[str]:
        """Give the name of the first test that fails with the bug, else of the checks that do."""
        if bug.file.startswith("verify/lecture_"):
            return self._with(bug, [Path(bug.file).stem], self._checks)
        found = self._with(bug, files_of_tests(bug.file, self.root), self._tests)
        return found or self._with(bug, names_of_checks(bug.file, self.root), self._checks)

    def _with(self, bug: Bug, asked: Sequence[str], ask: Ask) -> list[str]:
        """Ask without the bug, once, and then with it."""
        if not asked:
            return []
        if not self.content.get(tuple(asked)):
            if told := ask(asked):
                raise NotContentError(f"without any bug: {', '.join(told)}")
            self.content[tuple(asked)] = True
        path = self.root / bug.file
        before = path.read_bytes()
        try:
            bug.plant(self.root)
            return ask(asked)
        finally:
            path.write_bytes(before)

    def _tests(self, files: Sequence[str]) -> list[str]:
        run = self._run(
            "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no", "--maxfail=2", *files
        )
        failed = re.findall(r"^(?:FAILED|ERROR) (\S+?)(?:\[.*)?(?: - .*)?$", run.stdout, re.MULTILINE)
        names = list(dict.fromkeys(f"test:{name.rpartition('::')[2]}" for name in failed))
        return names or (["test:the run itself"] if run.returncode else [])

    def _checks(self, names: Sequence[str]) -> list[str]:
        """Run the checks afresh; a single one that is not as expected is named, of several all."""
        run = self._run("-m", "mkdeck", "verify", "--fresh", "--jobs", "1", *names)
        return [f"check:{name}" for name in names] if run.returncode else []

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PYTHONPATH": f"{self.root / 'src'}{os.pathsep}{self.root}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "OMP_NUM_THREADS": "1",
        }
        command = [sys.executable, *words]
        try:
            return subprocess.run(
                command, cwd=self.root, env=environment, capture_output=True, text=True,
                check=False, timeout=60 * MINUTES,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess(command, 1, "FAILED ::the clock", "")


def files_of_tests(file: str, root: Path = ROOT) -> list[str]:
    """Give the test files that use a file, directly or by what they import."""
    if file.startswith(BENCH):
        return ["tests/lab/bench", "tests/lab/test_bench.py"]
    tests = sorted((root / "tests" / "verify").glob("test_*.py"))
    asked = [path for path in tests if path.stem not in NOT_ASKED and file in used_by(path, root)]
    return [path.relative_to(root).as_posix() for path in asked]


def names_of_checks(file: str, root: Path = ROOT) -> list[str]:
    """Give the exact checks, which are quick, that use a file."""
    files = sorted((root / "verify").glob("lecture_*/*.py"))
    exact = [path for path in files if "\n@exact(" in path.read_text(encoding="utf-8")]
    return [path.stem for path in exact if file.startswith(BENCH) or file in used_by(path, root)]


def used_by(path: Path, root: Path) -> set[str]:
    """Give the files of `verify/` that a file imports, and those that these import."""
    found: set[str] = set()
    waiting = [path]
    while waiting:
        for name in imported(waiting.pop()):
            file = root / f"{name.replace('.', '/')}.py"
            if name.startswith("verify.") and file.exists() and str(file.relative_to(root)) not in found:
                found.add(file.relative_to(root).as_posix())
                waiting.append(file)
    return found


def imported(path: Path) -> Iterable[str]:
    """Give the names of the modules that a file imports, `from a import b` as `a` and as `a.b`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)

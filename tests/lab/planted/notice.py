"""Plants a bug in a copy of the project and asks who notices: tests, and where none does, checks.

Not asked are the tests that compare a file's hash with the committed evidence: they notice every change, also
a right one. Before any bug is planted, all who may be asked must be content with the copy as it is.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.lab.planted.bug import Bug
from tests.lab.planted.forked import Ended, checks_in, tests_in

ROOT = Path(__file__).parents[3]
PARTS = ("src", "tests", "verify", "lectures", "pyproject.toml", "README.md")
NOT_ASKED = ("test_committed_evidence", "test_table")
BENCH = "src/mkdeck/lab/bench/"

Ask = Callable[[Sequence[str]], list[str]]


class NotContentError(RuntimeError):
    """Raised when a test or a check fails on the project as it is: it would notice anything."""


@dataclass(slots=True)
class Copy:
    """A copy of the project to plant one bug after another in."""

    root: Path
    content: set[str] = field(default_factory=set)
    """Tests and checks that hold without a bug."""

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
        """Give the first test that fails with the bug, else the checks that do: `test:name`, `check:name`."""
        if bug.file.startswith("verify/lecture_"):
            return self._with(bug, [Path(bug.file).stem], self._checks)
        found = self._with(bug, files_of_tests(bug.file, self.root), self._tests)
        return found or self._with(bug, names_of_checks(bug.file, self.root), self._checks)

    def _with(self, bug: Bug, asked: Sequence[str], ask: Ask) -> list[str]:
        """Ask without the bug, each once, and then with it."""
        if new := [one for one in asked if one not in self.content]:
            if told := ask(new):
                raise NotContentError(f"without any bug: {', '.join(told)}")
            self.content.update(new)
        path = self.root / bug.file
        before = path.read_bytes()
        try:
            bug.plant(self.root)
            return ask(asked) if asked else []
        finally:
            path.write_bytes(before)

    def _tests(self, files: Sequence[str]) -> list[str]:
        ended = tests_in(self.root, files)
        failed = re.findall(r"^(?:FAILED|ERROR) ([^\s\[]+)", ended.said, re.MULTILINE)
        names = [f"test:{Path(name.rpartition('::')[2]).stem}" for name in failed]
        return names or _of_the_run("test", ended)

    def _checks(self, names: Sequence[str]) -> list[str]:
        """Run the checks afresh, one by one, until one is not as expected."""
        for name in names:
            if checks_in(self.root, [name]).code:
                return [f"check:{name}"]
        return []


def _of_the_run(kind: str, ended: Ended) -> list[str]:
    """Say that the run broke off, as it does where a module cannot be imported or never ends."""
    return [f"{kind}:{ended.why}"] if ended.code else []


def files_of_tests(file: str, root: Path = ROOT) -> list[str]:
    """Give the test files that use a file: those that import it, then those that import what does."""
    if file.startswith(BENCH):
        own = Path("tests/lab/bench") / f"test_{Path(file).stem}.py"
        rest = [path.relative_to(root) for path in sorted((root / "tests/lab/bench").glob("test_*.py"))]
        return [path.as_posix() for path in dict.fromkeys([own, *rest]) if (root / path).exists()]
    tests = sorted((root / "tests" / "verify").glob("test_*.py"))
    uses = {path: used_by(path, root) for path in tests if path.stem not in NOT_ASKED}
    asked = sorted((path for path in uses if file in uses[path]), key=lambda path: (uses[path][file], path))
    return [path.relative_to(root).as_posix() for path in asked]


def names_of_checks(file: str, root: Path = ROOT) -> list[str]:
    """Give the exact checks, which are quick, that use a file."""
    files = sorted((root / "verify").glob("lecture_*/*.py"))
    exact = [path for path in files if "\n@exact(" in path.read_text(encoding="utf-8")]
    return [path.stem for path in exact if file.startswith(BENCH) or file in used_by(path, root)]


def used_by(path: Path, root: Path) -> dict[str, int]:
    """Give the files of `verify/` that a file imports, 0, that these import, 1, and so on."""
    found: dict[str, int] = {}
    waiting = [(path, 0)]
    while waiting:
        user, steps = waiting.pop(0)
        for name in imported(user):
            file = root / f"{name.replace('.', '/')}.py"
            key = file.relative_to(root).as_posix()
            if name.startswith("verify.") and file.exists() and key not in found:
                found[key] = steps
                waiting.append((file, steps + 1))
    return found


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Give the names of the modules that a file imports, `from a import b` as `a` and as `a.b`."""
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return tuple(names)

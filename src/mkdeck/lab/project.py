"""A project: the folder that holds `verify/`, and the check files below it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdeck.errors import Problem, shown
from mkdeck.files import folder_above
from mkdeck.lab.check import Check
from mkdeck.lab.declared import PACKAGE, File, declared

FOLDER = "verify"
EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Checks:
    """The declarations of a folder, in order of their names."""

    folder: Path
    """`verify/` itself; its parent is the root from which checks import."""

    found: tuple[Check, ...]
    problems: tuple[Problem, ...]

    @property
    def root(self) -> Path:
        """The project's folder, first on the import path of a trial."""
        return self.folder.parent

    @property
    def evidence(self) -> Path:
        """Where the evidence is committed."""
        return self.folder / EVIDENCE


def find_folder(start: Path) -> Path | None:
    """Give the `verify/` of the nearest folder upwards that has one."""
    return folder_above(start, FOLDER)


def read_checks(folder: Path) -> Checks:
    """Read every declaration below `folder` without running a file."""
    found: list[Check] = []
    problems: list[Problem] = []
    for path in _python_files(folder):
        check, faults = read_check(path, folder)
        found += [check] if check else []
        problems += faults
    return Checks(folder, tuple(found), tuple(problems))


def read_check(path: Path, folder: Path) -> tuple[Check | None, tuple[Problem, ...]]:
    """Read the declaration of one file; none, and no problem, where it declares nothing."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if PACKAGE not in text:
        return None, ()
    try:
        tree = ast.parse(text)
    except SyntaxError as wrong:
        return None, (Problem(shown(path), wrong.lineno or 0, f"not Python: {wrong.msg}"),)
    name = path.relative_to(folder).with_suffix("").as_posix()
    return declared(File(path, shown(path), name, tree))


def _python_files(folder: Path) -> Iterator[Path]:
    hidden = (".", "_")
    for path in sorted(folder.rglob("*.py")):
        if not any(part.startswith(hidden) for part in path.relative_to(folder).parts):
            yield path

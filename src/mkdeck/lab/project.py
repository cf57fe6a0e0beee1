"""A project: the folder that holds `verify/`, and the check files below it."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdeck.errors import Problem, shown
from mkdeck.files import folder_above
from mkdeck.lab.check import Check
from mkdeck.lab.declared import PACKAGE, File, declared
from mkdeck.opening import read_plain

FOLDER = "verify"
EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Checks:
    """The declarations of a folder, in order of their names."""

    folder: Path
    """`verify/` itself; its parent is the root from which checks import."""

    found: tuple[Check, ...]
    unread: Mapping[str, tuple[Problem, ...]]
    """Name -> what is wrong with a file that cannot be read."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with files that cannot be read."""
        return tuple(problem for several in self.unread.values() for problem in several)

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
    found: dict[str, Check] = {}
    unread: dict[str, tuple[Problem, ...]] = {}
    for path in _python_files(folder):
        check, problems = read_check(path, folder)
        if check and check.key in found:
            fault = f"has the key {check.key!r} of {found[check.key].path}"
            problems = (Problem(check.path, check.lines.get("key", check.line), fault, "key= another one"),)
        elif check:
            found[check.key] = check
        if problems:
            unread[_name(path, folder)] = problems
    return Checks(folder, tuple(found.values()), unread)


def read_check(path: Path, folder: Path) -> tuple[Check | None, tuple[Problem, ...]]:
    """Read the declaration of one file; none, and no problem, where it declares nothing."""
    try:
        source = read_plain(path, folder.parent)
    except OSError as wrong:
        return None, (Problem(shown(path), 0, wrong.strerror or "cannot be read", "put a file here"),)
    if PACKAGE.encode() not in source:
        return None, ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape is no affair of whoever builds a deck
            tree = ast.parse(source)
        return declared(File(path, shown(path), _name(path, folder), tree))
    except SyntaxError as wrong:
        return None, (Problem(shown(path), wrong.lineno or 0, f"not Python: {wrong.msg}"),)
    except ValueError as wrong:
        return None, (Problem(shown(path), 0, f"not Python: {wrong}"),)
    except (RecursionError, MemoryError):
        return None, (Problem(shown(path), 0, "not Python that can be read: nested too deep"),)


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).with_suffix("").as_posix()


def _python_files(folder: Path) -> Iterator[Path]:
    hidden = (".", "_")
    for path in sorted(folder.rglob("*.py")):
        if not path.is_dir() and not any(part.startswith(hidden) for part in path.relative_to(folder).parts):
            yield path

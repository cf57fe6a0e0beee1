"""Which files of a project a module imports, found without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import mkdeck.lab
from mkdeck.lab.declared import PACKAGE

LAB = Path(mkdeck.lab.__file__).parent
BENCH = "bench"
WORKBENCH = [*PACKAGE.split("."), BENCH]


def imported(node: ast.Import | ast.ImportFrom, path: Path, root: Path) -> Iterator[Path]:
    """Give the project's own files, and the lab's workbench, that an import in the file `path` means."""
    if isinstance(node, ast.ImportFrom):
        yield from _from(node, path, root)
    else:
        for alias in node.names:
            yield from _files(alias.name, root)


def _from(node: ast.ImportFrom, path: Path, root: Path) -> Iterator[Path]:
    module = _absolute(node, path, root)
    names = [alias.name for alias in node.names]
    if module == PACKAGE:
        yield from (LAB / BENCH / f"{mkdeck.lab.BENCH[n]}.py" for n in names if n in mkdeck.lab.BENCH)
    elif module is not None:
        yield from _files(module, root)
        for name in names:
            yield from _files(f"{module}.{name}", root, leaf=True)


def _absolute(node: ast.ImportFrom, path: Path, root: Path) -> str | None:
    """Resolve the dots of a relative import; none outside the project."""
    if not node.level:
        return node.module
    package = path.parent
    for _ in range(node.level - 1):
        package = package.parent
    base = _base(path, root)
    if not package.is_relative_to(base):
        return None
    return ".".join((*package.relative_to(base).parts, *(node.module or "").split("."))).strip(".")


def _base(path: Path, root: Path) -> Path:
    return LAB.parent.parent if path.is_relative_to(LAB) else root


def _files(module: str, root: Path, *, leaf: bool = False) -> Iterator[Path]:
    """Give the file of a module and the packages around it, where they are files of the project.

    Of the lab only the workbench counts: what lies around it declares and judges, and changes no number.
    """
    parts = module.split(".")
    base, first = root, len(parts) if leaf else 1
    if parts[: len(WORKBENCH)] == WORKBENCH:
        base, first = LAB.parent.parent, max(first, len(WORKBENCH) + 1)
    for depth in range(first, len(parts) + 1):
        place = base.joinpath(*parts[:depth])
        for file in (place.with_name(f"{place.name}.py"), place / "__init__.py"):
            if file.is_file():
                yield file

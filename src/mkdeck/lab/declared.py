"""Reads the declaration of a check file without running the file, so that listing checks needs no torch."""

from __future__ import annotations

import ast
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import mkdeck.lab
from mkdeck.errors import Problem
from mkdeck.lab.check import Check, Empirical, Exact
from mkdeck.lab.literal import Wrong, evaluate

PACKAGE = "mkdeck.lab"
WORDS = {
    PACKAGE: (mkdeck.lab, frozenset(mkdeck.lab.__all__) - mkdeck.lab.BENCH.keys()),
    "math": (math, frozenset({"pi", "e", "tau", "inf", "nan", "sqrt", "exp", "log", "log2", "log10"})),
}
"""The words of a declaration, by module: none of them needs torch, and none takes long."""

DECLARE = frozenset({"check", "exact", "citation", "untestable"})


@dataclass(frozen=True, slots=True)
class File:
    """A Python file of `verify/`, parsed."""

    path: Path
    shown_as: str
    """As the user would name it."""

    name: str
    """Below `verify/` without the suffix, `lecture_06/gradient_at_stem`."""

    tree: ast.Module


def declared(file: File) -> tuple[Check | None, tuple[Problem, ...]]:
    """Give the check that a file declares; none, and no problem, if it declares nothing."""
    names = _vocabulary(file.tree)
    if not names.keys() & DECLARE:
        return None, ()
    try:
        checks = _checks(file, names)
    except Wrong as wrong:
        return None, tuple(
            Problem(file.shown_as, line, f"wrong declaration: {text}", remedy)
            for line, text, remedy in wrong.faults
        )
    if len(checks) != 1:
        fault = f"{len(checks)} checks in one file" if checks else "a declaration that is bound to no name"
        return None, (Problem(file.shown_as, 0, fault, "one check, one file"),)
    return checks[0], ()


def _vocabulary(tree: ast.Module) -> dict[str, Any]:
    """Give what the file imports from the lab and from `math`, by the name it has there."""
    names: dict[str, Any] = {}
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and statement.module in WORDS:
            module, words = WORDS[statement.module]
            names |= {a.asname or a.name: getattr(module, a.name) for a in statement.names if a.name in words}
    return names


def _checks(file: File, names: dict[str, Any]) -> list[Check]:
    found: list[Check] = []
    for statement in file.tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                names |= _constant(name, statement.value, names)
                if isinstance(names.get(name), Check):
                    found.append(_placed(names[name], file, statement.lineno, statement.value))
            case ast.FunctionDef() if (call := _decorator(statement)) is not None:
                found.append(_placed(_decorated(statement, call, names), file, call.lineno, call))
    return found


def _constant(name: str, value: ast.expr | None, names: dict[str, Any]) -> dict[str, Any]:
    """Give a module constant if it is literal; others do not matter unless the declaration uses them."""
    if value is None:
        return {}
    declares = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in DECLARE
    try:
        return {name: evaluate(value, names)}
    except Wrong:
        if declares:
            raise
        return {}


def _decorator(function: ast.FunctionDef) -> ast.Call | None:
    calls = (d for d in function.decorator_list if isinstance(d, ast.Call) and isinstance(d.func, ast.Name))
    return next((c for c in calls if isinstance(c.func, ast.Name) and c.func.id in DECLARE), None)


def _decorated(function: ast.FunctionDef, declaration: ast.Call, names: dict[str, Any]) -> Check:
    declare = evaluate(declaration, names)
    if not callable(declare) or isinstance(declare, Check):
        fault = f"{ast.unparse(declaration.func)} decorates no function"
        raise Wrong((declaration.lineno, fault, f"{function.name} = {ast.unparse(declaration.func)}(…)"))
    check: Empirical | Exact = declare(_unread)
    keywords = [(a.arg, d) for a, d in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)]
    return replace(
        check,
        measure=None,
        takes=tuple(name for name, _ in keywords),
        needs=tuple(name for name, default in keywords if default is None),
        docstring=ast.get_docstring(function) or "",
    )


def _unread() -> None:
    """Stand in for the function, which is not run."""


def _placed(check: Check, file: File, line: int, declaration: ast.expr | None) -> Check:
    keywords = declaration.keywords if isinstance(declaration, ast.Call) else []
    lines = {k.arg: k.value.lineno for k in keywords if k.arg}
    key = check.key or file.name.rpartition("/")[2]
    return replace(check, key=key, name=file.name, path=file.shown_as, line=line, lines=lines)

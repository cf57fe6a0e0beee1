"""Reads the declaration of a check file without running the file, so that listing checks needs no torch."""

from __future__ import annotations

import ast
import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import mkdeck.lab
from mkdeck.errors import Problem
from mkdeck.lab.check import Check
from mkdeck.lab.literal import NotLiteral, evaluate

PACKAGE = "mkdeck.lab"
WORDS = {PACKAGE: mkdeck.lab, "math": math}
"""Where the words of a declaration come from."""

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
    except NotLiteral as unknown:
        return None, (_not_literal(file, unknown),)
    except (TypeError, ValueError, KeyError, ZeroDivisionError) as wrong:
        return None, (Problem(file.shown_as, _place(file.tree), f"wrong declaration: {wrong}"),)
    if len(checks) != 1:
        fault = f"{len(checks)} checks in one file" if checks else "a declaration that is bound to no name"
        return None, (Problem(file.shown_as, 0, fault, "one check, one file"),)
    return checks[0], ()


def _not_literal(file: File, unknown: NotLiteral) -> Problem:
    fault = f"the declaration needs more than literals and {PACKAGE}: {unknown.text}"
    return Problem(file.shown_as, unknown.line, fault, "write the value out, or move it into the function")


def _place(tree: ast.Module) -> int:
    """Give the line of the first declaration."""
    calls = (n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name))
    return next((c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id in DECLARE), 0)


def _vocabulary(tree: ast.Module) -> dict[str, Any]:
    """Give what the file imports from the lab and from `math`, by the name it has there.

    What needs torch is left out.
    """
    names: dict[str, Any] = {}
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom) and statement.module in WORDS:
            module = WORDS[statement.module]
            light = [a for a in statement.names if module is math or a.name not in mkdeck.lab.BENCH]
            names |= {a.asname or a.name: getattr(module, a.name) for a in light if hasattr(module, a.name)}
    return names


def _checks(file: File, names: dict[str, Any]) -> list[Check]:
    found: list[Check] = []
    for statement in file.tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                names |= _constant(name, statement.value, names)
                if isinstance(names.get(name), Check):
                    found.append(_placed(names[name], file, statement.lineno))
            case ast.FunctionDef() if _decorator(statement) is not None:
                found.append(_placed(_decorated(statement, names), file, statement.decorator_list[0].lineno))
    return found


def _constant(name: str, value: ast.expr | None, names: dict[str, Any]) -> dict[str, Any]:
    """Give a module constant if it is literal; others do not matter unless the declaration uses them."""
    if value is None:
        return {}
    declares = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in DECLARE
    try:
        return {name: evaluate(value, names)}
    except NotLiteral:
        if declares:
            raise
        return {}


def _decorator(function: ast.FunctionDef) -> ast.Call | None:
    calls = (d for d in function.decorator_list if isinstance(d, ast.Call) and isinstance(d.func, ast.Name))
    return next((c for c in calls if isinstance(c.func, ast.Name) and c.func.id in DECLARE), None)


def _decorated(function: ast.FunctionDef, names: dict[str, Any]) -> Check:
    declaration = _decorator(function)
    assert declaration is not None  # noqa: S101 - the caller has looked
    check: Check = evaluate(declaration, names)(_unread)
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


def _placed(check: Check, file: File, line: int) -> Check:
    return replace(check, name=file.name, path=file.shown_as, line=line)

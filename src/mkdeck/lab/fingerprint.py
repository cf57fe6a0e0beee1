"""Fingerprints of code: the syntax tree of a check and of what it imports, without words and layout."""

from __future__ import annotations

import ast
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdeck.lab.check import Check
from mkdeck.lab.declared import DECLARE
from mkdeck.lab.imports import LAB, imported
from mkdeck.lab.pick import unpicked

IGNORED = frozenset({"ctx", "type_comment", "type_ignores", "type_params", "kind", "returns", "annotation"})
"""Fields of the tree that change no number, or that only some versions of Python have."""


@dataclass(slots=True)
class Fingerprints:
    """Digests of the modules of one project, each file read once."""

    root: Path
    digests: dict[Path, str] = field(default_factory=dict)
    uses: dict[Path, tuple[Path, ...]] = field(default_factory=dict)

    def of(self, file: Path) -> str:
        """Digest a file together with every module that it uses, directly or through others."""
        parts = sorted((self._place(path), self._digest(path)) for path in self._reach(file))
        return digest(parts)

    def _reach(self, file: Path) -> set[Path]:
        seen: set[Path] = set()
        waiting = [file]
        while waiting:
            path = waiting.pop()
            if path not in seen:
                seen.add(path)
                self._digest(path)
                waiting += self.uses[path]
        return seen

    def _digest(self, path: Path) -> str:
        if path not in self.digests:
            tree = ast.parse(path.read_bytes())
            self.uses[path] = tuple(imported(tree, path, self.root))
            self.digests[path] = digest(shape(tree))
        return self.digests[path]

    def _place(self, path: Path) -> str:
        """Name a module by where it is imported from: the lab's by the lab, wherever that is installed."""
        base = LAB.parent.parent if path.is_relative_to(LAB) else self.root
        return path.relative_to(base).as_posix()


def digest(value: Any) -> str:
    """Give the sha256 of a JSON value, hexadecimal."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def shape(node: ast.AST) -> Any:
    """Give a tree as nested lists: no positions, comments, docstrings, annotations or declarations."""
    fields: list[Any] = [type(node).__name__]
    for name, value in ast.iter_fields(node):
        if name not in IGNORED and value not in (None, [], ""):
            fields.append([name, _value(_code(name, value))])
    return fields


def _value(value: Any) -> Any:
    if isinstance(value, ast.AST):
        return shape(value)
    if isinstance(value, list):
        return [_value(v) for v in value]
    return repr(value)


def _code(name: str, value: Any) -> Any:
    """Leave out the statements and decorators that measure nothing."""
    if not isinstance(value, list):
        return value
    if name == "body":
        return [s for s in value if not _is_words(s) and not _is_declaration(s)]
    return [d for d in value if not _declares(d)] if name == "decorator_list" else value


def _is_words(statement: ast.AST) -> bool:
    """Tell docstrings, and strings under a field, from statements that do something."""
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _is_declaration(statement: ast.AST) -> bool:
    return isinstance(statement, ast.Assign) and _declares(statement.value)


def _declares(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in DECLARE


NOT_DECLARED = ("path", "line", "name", "measure", "docstring", "takes", "needs")
WORDS = ("says", "scope", "sources", "correction", "backs", "looks", "limit_s", "expect", "batched")


def declaration(check: Check) -> str:
    """Digest what a verdict depends on besides the code: arms, effect, prediction, facts, gates, breaks."""
    check = unpicked(check)
    fields = ((name, getattr(check, name)) for name in check.__dataclass_fields__)
    return digest([[n, str(v)] for n, v in fields if n not in (*NOT_DECLARED, *WORDS, "seeds", "dtype")])

"""Fingerprints of code: the syntax tree of a check and of what it imports, without words and layout."""

from __future__ import annotations

import ast
import hashlib
import json
import warnings
from dataclasses import dataclass, field, fields, is_dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from mkdeck.lab import BENCH
from mkdeck.lab.check import Check, Empirical
from mkdeck.lab.declared import DECLARE, PACKAGE
from mkdeck.lab.imports import imported
from mkdeck.lab.pick import unpicked
from mkdeck.opening import read_plain

IGNORED = frozenset({"ctx", "type_comment", "type_ignores", "type_params", "kind", "returns", "annotation"})
"""Fields of the tree that change no number, or that only some versions of Python have."""


@dataclass(slots=True)
class Fingerprints:
    """Digests of the modules of one project, each file read once.

    A module counts by its content wherever it lies: what it imports from the project stands in its digest
    as the content of that module, so that files may move and only a change of code ages evidence.
    """

    root: Path
    modules: dict[Path, Module] = field(default_factory=dict)

    def of(self, file: Path, key: str) -> str:
        """Digest a check by its key and code, with every module that it uses, directly or through others."""
        return digest([key, self._linked(file), sorted(set(map(self._linked, self._reach(file))))])

    def _reach(self, file: Path) -> set[Path]:
        seen: set[Path] = set()
        waiting = [file]
        while waiting:
            path = waiting.pop()
            if path not in seen:
                seen.add(path)
                waiting += (target for _, targets in self._module(path).links for target in targets)
        return {path for path in seen if self._module(path).content != EMPTY}

    def _linked(self, path: Path) -> str:
        """Digest a module together with the content of what each of its imports means."""
        module = self._module(path)
        links = [(names, [self._module(t).content for t in targets]) for names, targets in module.links]
        return digest([module.content, [(names, [c for c in found if c != EMPTY]) for names, found in links]])

    def _module(self, path: Path) -> Module:
        if path not in self.modules:
            self.modules[path] = _read(path, self.root)
        return self.modules[path]


@dataclass(frozen=True, slots=True)
class Module:
    """A file of Python, digested."""

    content: str
    """Of its code, but for where it imports from."""

    links: tuple[tuple[tuple[str, ...], tuple[Path, ...]], ...]
    """Each import from the project, in order: the names that it brings, and the files that it means."""


def _read(path: Path, root: Path) -> Module:
    try:
        source = read_plain(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an odd escape is no affair of whoever builds a deck
            tree = ast.parse(source)
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return Module("not Python", ())
    links = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            files = tuple(imported(node, path, root))
            if files or (isinstance(node, ast.ImportFrom) and node.module == PACKAGE):
                links.append((_brought(node), files))
                _blank(node)
    return Module(digest(shape(tree)), tuple(link for link in links if link[1]))


def _brought(node: ast.Import | ast.ImportFrom) -> tuple[str, ...]:
    """Give the names that an import brings, but for the words of declarations, which change no number."""
    from_lab = isinstance(node, ast.ImportFrom) and node.module == PACKAGE
    return tuple(f"{a.name} {a.asname or ''}" for a in node.names if not from_lab or a.name in BENCH)


def _blank(node: ast.Import | ast.ImportFrom) -> None:
    """Leave the place of an import and not what it says, which stands among the links."""
    node.names = []
    if isinstance(node, ast.ImportFrom):
        node.module, node.level = "", 0


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


JUDGED = ("compared", "effect", "predicts", "expects", "sabotage", "planted", "gates", "constant", "picks")
"""Fields of a declaration that a verdict depends on besides the code."""


def declaration(check: Check) -> str:
    """Digest what a verdict depends on besides the code: arms, effect, prediction, facts, gates, breaks."""
    plain = unpicked(check) if isinstance(check, Empirical) else check
    return digest([check.kind.value, {n: _declared(getattr(plain, n)) for n in JUDGED if hasattr(plain, n)}])


def _declared(value: Any) -> Any:
    """Give a value as JSON, without fields that were left out: one added later ages nothing."""
    if is_dataclass(value):
        known = ((f.name, getattr(value, f.name), f.default) for f in fields(value))
        return {name: _declared(held) for name, held, default in known if held != default}
    if isinstance(value, tuple):
        return [_declared(v) for v in value]
    return str(value) if isinstance(value, float) and not isfinite(value) else value


EMPTY = digest(shape(ast.parse("")))
"""Of a file without code, such as that of a package: where it lies does not matter."""

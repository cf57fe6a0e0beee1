"""The part of Python that a declaration may be written in, evaluated without running the file."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mkdeck.lab.accepted import Misdeclared, faults_of, is_accepting

MOST = 100_000
"""Characters of a text, and values in a list with all that its members hold."""

MOST_BITS = 1024
"""Of a whole number; a float has fewer."""

Fault = tuple[int, str, str]
"""A line, what is wrong there, and the remedy."""

WRITE_OUT = "write the value out, or move it into the function"


class Wrong(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """A declaration that cannot be read, with everything that is wrong with it."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("; ".join(text for _, text, _ in faults))


def evaluate(node: ast.expr, names: Mapping[str, Any]) -> Any:
    """Give the value of literals, of the names given, and of calls to these names. Raises Wrong."""
    match node:
        case ast.Constant():
            return node.value
        case ast.Name() if node.id in names:
            return names[node.id]
        case ast.List() | ast.Tuple():
            return _bounded(node, tuple(_each(node.elts, names)))
        case ast.Dict():
            return _bounded(node, _dict(node, names))
        case ast.Call(func=ast.Name() as function) if callable(names.get(function.id)):
            return _call(names[function.id], node, names)
        case _:
            return _computed(node, names)


def _each(nodes: Sequence[ast.expr], names: Mapping[str, Any]) -> list[Any]:
    """Evaluate several, and raise what is wrong with all of them together."""
    values: list[Any] = []
    faults: list[Fault] = []
    for node in nodes:
        try:
            values.append(evaluate(node, names))
        except Wrong as wrong:
            faults += wrong.faults
    if faults:
        raise Wrong(*faults)
    return values


def _computed(node: ast.expr, names: Mapping[str, Any]) -> Any:
    match node:
        case ast.UnaryOp(op=ast.USub()):
            return _tried(node, operator.neg, evaluate(node.operand, names))
        case ast.BinOp() if type(node.op) in OPERATORS:
            return _tried(node, OPERATORS[type(node.op)], *_each([node.left, node.right], names))
        case ast.Subscript():
            return _tried(node, operator.getitem, *_each([node.value, node.slice], names))
        case ast.JoinedStr():
            return _bounded(node, "".join(_piece(part, names) for part in node.values))
        case _:
            raise Wrong((node.lineno, f"more than literals and mkdeck.lab: {_source(node)}", WRITE_OUT))


def _tried(node: ast.expr, function: Callable[..., Any], *values: Any) -> Any:
    """Compute, or say at which line it cannot be computed."""
    try:
        return _bounded(node, function(*values))
    except (ArithmeticError, LookupError, TypeError, ValueError) as wrong:
        raise Wrong((node.lineno, f"cannot be computed: {_source(node)} ({wrong})", WRITE_OUT)) from wrong


def _bounded(node: ast.expr, value: Any) -> Any:
    """Pass on a value of a size that a person would write. Raises Wrong."""
    if _weight(value) > MOST:
        raise Wrong((node.lineno, f"larger than any declaration needs: {_source(node)}", WRITE_OUT))
    return value


def _weight(value: Any) -> int:
    if isinstance(value, str | bytes):
        return len(value)
    if isinstance(value, Mapping):
        return sum(1 + _weight(v) for v in value.values())
    return sum(1 + _weight(v) for v in value) if isinstance(value, tuple) else 0


def _power(base: Any, exponent: Any) -> Any:
    whole = isinstance(base, int) and isinstance(exponent, int)
    if whole and base.bit_length() * abs(exponent) > MOST_BITS:
        raise ValueError("too large")
    return base**exponent


def _product(one: Any, other: Any) -> Any:
    for value, times in ((one, other), (other, one)):
        if isinstance(value, str | bytes | tuple) and isinstance(times, int):
            if len(value) * times > MOST:
                raise ValueError("too long")
        elif isinstance(value, int) and value.bit_length() > MOST_BITS:
            raise ValueError("too large")
    return one * other


OPERATORS: Mapping[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: _product,
    ast.Div: operator.truediv,
    ast.Pow: _power,
}


def _piece(part: ast.expr, names: Mapping[str, Any]) -> str:
    if not isinstance(part, ast.FormattedValue):
        return str(evaluate(part, names))
    if part.conversion != -1:
        raise Wrong((part.lineno, f"more than literals: {_source(part)}", WRITE_OUT))
    form = "" if part.format_spec is None else str(evaluate(part.format_spec, names))
    if any(len(digits) > 2 for digits in re.findall(r"\d+", form)):
        raise Wrong((part.lineno, f"wider than any declaration needs: {_source(part)}", WRITE_OUT))
    return str(_tried(part, format, evaluate(part.value, names), form))


def _dict(node: ast.Dict, names: Mapping[str, Any]) -> dict[Any, Any]:
    keys = _each([key for key in node.keys if key is not None], names)
    values = _each(node.values, names)
    known = iter(keys)
    found: dict[Any, Any] = {}
    for key, value in zip(node.keys, values, strict=True):
        found |= _tried(node, dict, value if key is None else [(next(known), value)])
    return found


def _call(function: Callable[..., Any], node: ast.Call, names: Mapping[str, Any]) -> Any:
    """Call a word of the lab. What it does not accept is told at the line of its keyword."""
    args = _each(node.args, names)
    keywords: dict[str, Any] = {}
    faults: list[Fault] = []
    unknown: set[str] = set()
    for keyword in node.keywords:
        try:
            value = evaluate(keyword.value, names)
            keywords |= _tried(keyword.value, dict, value) if keyword.arg is None else {keyword.arg: value}
        except Wrong as wrong:
            faults += wrong.faults
            unknown.add(keyword.arg or "")
    lines = {k.arg: k.value.lineno for k in node.keywords}
    for name, text in faults_of(function, args, keywords) if is_accepting(function) else ():
        if name not in unknown:
            faults.append((lines.get(name, node.lineno), f"{name}: {text}" if name else text, ""))
    if faults:
        raise Wrong(*faults)
    return _made(function, node, args, keywords)


def _made(
    function: Callable[..., Any], node: ast.Call, args: Sequence[Any], keywords: Mapping[str, Any]
) -> Any:
    try:
        return _bounded(node, function(*args, **keywords))
    except Misdeclared as wrong:
        lines = {k.arg: k.value.lineno for k in node.keywords}
        told = ((lines.get(name, node.lineno), f"{name}: {text}", "") for name, text in wrong.faults)
        raise Wrong(*told) from wrong
    except (ArithmeticError, LookupError, TypeError, ValueError) as wrong:
        raise Wrong((node.lineno, f"cannot be computed: {_source(node)} ({wrong})", WRITE_OUT)) from wrong


def _source(node: ast.AST) -> str:
    """Give an expression as written, its beginning if it is long."""
    text = ast.unparse(node)
    return text if len(text) <= 60 else f"{text[:59]}…"

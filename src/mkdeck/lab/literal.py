"""The part of Python that a declaration may be written in, evaluated without running the file."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

OPERATORS: dict[type[ast.AST], Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.USub: operator.neg,
}


class NotLiteral(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The declaration uses something that is only known by running the file."""

    def __init__(self, node: ast.AST) -> None:
        self.line = getattr(node, "lineno", 0)
        self.text = ast.unparse(node)
        super().__init__(self.text)


def evaluate(node: ast.expr, names: Mapping[str, Any]) -> Any:
    """Give the value of literals, of the names given, and of calls to these names."""
    match node:
        case ast.Constant():
            return node.value
        case ast.Name() if node.id in names:
            return names[node.id]
        case ast.List() | ast.Tuple():
            return tuple(evaluate(e, names) for e in node.elts)
        case ast.Dict():
            return _dict(node, names)
        case ast.Call(func=ast.Name() as function) if callable(names.get(function.id)):
            return _call(names[function.id], node, names)
        case _:
            return _computed(node, names)


def _computed(node: ast.expr, names: Mapping[str, Any]) -> Any:
    match node:
        case ast.UnaryOp() if type(node.op) in OPERATORS:
            return OPERATORS[type(node.op)](evaluate(node.operand, names))
        case ast.BinOp() if type(node.op) in OPERATORS:
            return OPERATORS[type(node.op)](evaluate(node.left, names), evaluate(node.right, names))
        case ast.Subscript():
            return evaluate(node.value, names)[evaluate(node.slice, names)]
        case ast.JoinedStr():
            return "".join(_piece(part, names) for part in node.values)
        case _:
            raise NotLiteral(node)


def _piece(part: ast.expr, names: Mapping[str, Any]) -> str:
    if isinstance(part, ast.FormattedValue) and part.conversion == -1:
        form = "" if part.format_spec is None else str(evaluate(part.format_spec, names))
        return format(evaluate(part.value, names), form)
    return str(evaluate(part, names))


def _dict(node: ast.Dict, names: Mapping[str, Any]) -> dict[Any, Any]:
    values: dict[Any, Any] = {}
    for key, value in zip(node.keys, node.values, strict=True):
        values |= evaluate(value, names) if key is None else {evaluate(key, names): evaluate(value, names)}
    return values


def _call(function: Callable[..., Any], node: ast.Call, names: Mapping[str, Any]) -> Any:
    keywords: dict[str, Any] = {}
    for keyword in node.keywords:
        value = evaluate(keyword.value, names)
        keywords |= value if keyword.arg is None else {keyword.arg: value}
    return function(*(evaluate(a, names) for a in node.args), **keywords)

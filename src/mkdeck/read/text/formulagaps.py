"""Gaps inside of formulas and formulas inside of gaps: whose braces and colons are whose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.read.words.latent import latent

_OPENING = latent(r"\{\{c\d+(?:,\d+)*::")
_SIGN = re.compile(r"\\.|[{}]", re.DOTALL)


def kept_apart(formula: str) -> str:
    r"""Part the braces and colons of a formula, which would end a gap or begin a hint; its own gaps stay."""
    return "".join(_parted(before) + _gap(opening, inner) for before, opening, inner in _cut(formula))


def filled(formula: str) -> str:
    """Give a formula as it reads once its gaps are filled."""
    return "".join(before + inner.partition("::")[0] for before, _, inner in _cut(formula))


def _gap(opening: str, inner: str) -> str:
    if not opening:
        return ""
    words, mark, hint = inner.partition("::")
    shown = _parted(words) + mark + _parted(hint)
    return f"{opening}{shown}{' ' if shown.endswith('}') else ''}}}}}"


def _cut(formula: str) -> Iterator[tuple[str, str, str]]:
    """Cut a formula at its gaps: what stands before each, its opening, what is inside; last what is left."""
    done = 0
    opening = _OPENING.search(formula)
    while opening:
        end = _end(formula, opening.end())
        if end < 0:
            break
        yield formula[done : opening.start()], opening[0], formula[opening.end() : end]
        done = end + 2
        opening = _OPENING.search(formula, done)
    yield formula[done:], "", ""


def _end(formula: str, at: int) -> int:
    """Give where the two braces stand that close a gap, over the formula's own pairs; -1 for nowhere."""
    depth = 0
    for sign in _SIGN.finditer(formula, at):
        if sign[0] == "{":
            depth += 1
        elif sign[0] == "}" and depth:
            depth -= 1
        elif sign[0] == "}":
            return sign.start() if formula.startswith("}}", sign.start()) else -1
    return -1


def _parted(shown: str) -> str:
    while "}}" in shown:
        shown = shown.replace("}}", "} }")
    while "::" in shown:
        shown = shown.replace("::", ":{}:")
    return shown

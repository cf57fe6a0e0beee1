"""Words and tables in Markdown's own signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")
_FORMULA = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)


def rows(head: Sequence[str], cells: Iterable[Sequence[str]]) -> Iterator[str]:
    """Write a table; none at all where it would have no row."""
    kept = tuple(cells)
    if kept:
        yield _row(map(plain, head))
        yield _row(("---",) * len(head))
        yield from (_row(map(plain, row)) for row in kept)
        yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def plain(text: str) -> str:
    """Write words so that Markdown takes none of them for markup; formulas between dollars."""
    parts, at = [], 0
    for formula in _FORMULA.finditer(text):
        tex = " ".join((formula[1] or formula[2]).split()).replace("|", "\\vert ")
        parts += [_SPECIAL.sub(r"\\\1", text[at : formula.start()]), f"${tex}$"]
        at = formula.end()
    return " ".join("".join([*parts, _SPECIAL.sub(r"\\\1", text[at:])]).split())

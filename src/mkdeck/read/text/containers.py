"""What site builders write around a text: `::: spoiler`, `{{% expand "…" %}}`, `??? question "…"`."""

from __future__ import annotations

import re
from collections import Counter

from mkdeck.read.text.foldlines import Fold, closing, opening
from mkdeck.read.text.foldsigns import ASKED, FENCE, sign
from mkdeck.read.text.page import Page, in_code
from mkdeck.read.words.latent import latent

_WORTH = re.compile(r"\n {0,3}(?::::|\?\?\?|!!!)")
_SHORTCODE = re.compile(r"\{(?:\{[%<]|% *end)")
"""Two patterns, each with a sign of its own to look for, are ten times faster than one."""

_INDENTED = latent(r'( {0,3})(\?\?\?\+?|!!!)\s+([\w-]+)[^"]{0,80}(?:"([^"]*)")?\s*')


def with_folds(page: Page) -> Page:
    """Write every such run as `<details>`, and leave out the marks of those that fold nothing."""
    text = page.text
    if not _WORTH.search("\n" + text) and not _SHORTCODE.search(text):
        return page
    folds = _outside_of_code([*_marked(page.lines), *_indented(page.lines)])
    if not folds:
        return page
    opens = {f.first: f for f in folds}
    closes = {f.last: f for f in folds}
    deep = [0] * (len(page.lines) + 1)
    for fold in folds:
        for at in range(fold.first + 1, fold.last + 1) if fold.indent else ():
            deep[at] = max(deep[at], fold.indent)
    lines: list[str] = []
    origin: list[int] = []
    for at, line in enumerate(page.lines):
        own = line[deep[at] :] if not line[: deep[at]].strip() else line
        made = opening(opens[at]) if at in opens else [own]
        made = made if at not in closes else closing(closes[at], made)
        lines += made
        origin += [page.origin[at]] * len(made)
    return Page(tuple(lines), tuple(origin))


def _outside_of_code(folds: list[Fold]) -> list[Fold]:
    """Leave out what stands inside of code that such a line opens: it is shown as it is written."""
    kept: list[Fold] = []
    code_ends = -1
    for fold in sorted(folds, key=lambda f: f.first):
        if fold.first > code_ends:
            kept.append(fold)
            code_ends = fold.last if fold.title.startswith(FENCE) else code_ends
    return kept


def _marked(lines: tuple[str, ...]) -> list[Fold]:
    """Find the runs that one line opens and another closes."""
    found: list[Fold] = []
    opened: list[tuple[str, int, str]] = []
    waiting: Counter[str] = Counter()
    coded = in_code(lines)
    for at, line in enumerate(lines):
        mark = None if coded[at] else sign(line)
        if mark is None:
            continue
        name, title = mark
        if title is not None:
            opened.append((name, at, title))
            waiting[name] += 1
            continue
        while opened and waiting[name] and opened[-1][0] != name:
            waiting[opened.pop()[0]] -= 1
        if opened and (waiting[name] or (not name and opened[-1][0].startswith(":"))):
            begun, first, head = opened.pop()
            waiting[begun] -= 1
            found.append(Fold(first, at, head))
    return found


def _indented(lines: tuple[str, ...]) -> list[Fold]:
    """Find the runs that are indented below the line that names them."""
    found: list[Fold] = []
    coded = in_code(lines)
    for at, line in enumerate(lines):
        head = None if coded[at] or line.lstrip()[:3] not in ("???", "!!!") else _INDENTED.fullmatch(line)
        if not head:
            continue
        deep = len(head[1]) + 4
        last = at
        for below in range(at + 1, len(lines)):
            if lines[below].strip() and lines[below][:deep].strip():
                break
            last = below if lines[below].strip() else last
        title = head[4] or head[3]
        if last > at:
            found.append(Fold(at, last, title, deep, head[2] == "!!!" and not title.endswith(ASKED)))
    return found

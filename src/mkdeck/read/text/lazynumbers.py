"""Parts a numbered question from the paragraph above it: without an empty line only a 1 begins a list."""

from __future__ import annotations

import re

from mkdeck.read.text.page import Page, in_code
from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ASKS, asks

_WORTH = re.compile(r"\n(?<!\n\n) {0,3}(?:\*\*)?\d{1,4}[.)][ \t]")
_NUMBER = latent(r" {0,3}(?:\*\*)?(\d{1,4})[.)][ \t]++(#{1,6}[ \t])?(.*)")
_ITEM = latent(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]|\s*$")


def with_lazy_numbers(page: Page) -> Page:
    """Put an empty line above each number that is a heading's, or that asks and counts on."""
    if not _WORTH.search(page.text):
        return page
    coded = in_code(page.lines)
    count = 0
    lines: list[str] = []
    origin: list[int] = []
    for at, line in enumerate(page.lines):
        found = None if coded[at] else _NUMBER.match(line)
        if found and at and not coded[at - 1] and _is_lazy(found, count, page.lines[at - 1]):
            lines.append("")
            origin.append(page.origin[at - 1])
        count = int(found[1]) if found else count
        lines.append(line)
        origin.append(page.origin[at])
    return Page(tuple(lines), tuple(origin))


def _is_lazy(found: re.Match[str], count: int, above: str) -> bool:
    """Whether a line with a number stands below words, and is a question; indented words do not hold it."""
    if found[2] or _ITEM.match(above):
        return bool(found[2]) and not _ITEM.match(above)
    return int(found[1]) == count + 1 and not above[0].isspace() and asks(found[3]) >= ASKS

"""Numbers that answer, `1991.` alone on a line: to Markdown the beginning of a list without any words."""

from __future__ import annotations

import re

from mkdeck.read.text.page import in_code
from mkdeck.read.words.latent import latent

_WORTH = re.compile(r"\n[ \t]*\d{1,9}[.)][ \t]*(?:\n|\Z)")
_ALONE = latent(r"([ \t]*)(\d{1,9})([.)])[ \t]*$")
_ITEM = latent(r"[ \t]*(\d{1,9})[.)](?:\s|$)")


def with_lone_numbers(text: str) -> str:
    """Give the text with the sign behind such numbers escaped; a list that counts stays one."""
    if not _WORTH.search("\n" + text):
        return text
    lines = text.split("\n")
    coded = in_code((*lines, ""))
    last = -1
    for n, line in enumerate(lines):
        found = None if coded[n] else _ALONE.match(line)
        if found and int(found[2]) != last + 1 and not _goes_on(lines, n, found):
            lines[n] = f"{found[1]}{found[2]}\\{found[3]}"
            continue
        item = _ITEM.match(line)
        last = int(item[1]) if item else last
    return "\n".join(lines)


def _goes_on(lines: list[str], n: int, found: re.Match[str]) -> bool:
    """Whether the number's item has words on the next line, or the next number stands below it."""
    below = lines[n + 1] if n + 1 < len(lines) else ""
    if not below.strip():
        return False
    item = _ITEM.match(below)
    indent = len(below) - len(below.lstrip(" \t"))
    return indent > len(found[1]) or bool(item and int(item[1]) == int(found[2]) + 1)

"""Tags that authors made up around their answers, `<solution>b</solution>`: folds, written in another way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdeck.read.text.page import in_code
from mkdeck.read.words.answernames import is_answer_title
from mkdeck.read.words.latent import latent

_CLOSED = latent(r"</([a-z]{3,20})>", re.IGNORECASE)
_OPENING = latent(r"( {0,3})<([a-z]{3,20})(?:\s[^<>]*)?>", re.IGNORECASE)
_CLOSING = latent(r"</([a-z]{3,20})>[ \t]*\Z", re.IGNORECASE)


def with_answer_folds(text: str) -> str:
    """Write as a fold what such tags hold that begin and end a line, on as many lines."""
    if "</" not in text or not any(map(is_answer_title, set(_CLOSED.findall(text)))):
        return text
    lines = text.split("\n")
    coded = in_code((*lines, ""))
    for first, last in _pairs(lines, coded):
        lines[first] = _OPENING.sub(_opened, lines[first], count=1)
        lines[last] = _CLOSING.sub("</details>", lines[last])
    return "\n".join(lines)


def _pairs(lines: Sequence[str], coded: Sequence[bool]) -> list[tuple[int, int]]:
    """Find the lines where such a tag opens, each with the one that closes it before another opens."""
    found, name, first = [], "", 0
    for n, line in enumerate(lines):
        opened = None if coded[n] or "<" not in line else _OPENING.match(line)
        if opened and is_answer_title(opened[2]):
            name, first = opened[2], n
        closed = _CLOSING.search(line) if name and "</" in line and not coded[n] else None
        if closed and closed[1] == name:
            found.append((first, n))
            name = ""
    return found


def _opened(found: re.Match[str]) -> str:
    return f"{found[1]}<details><summary>{found[2]}</summary>"

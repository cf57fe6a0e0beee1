"""Mends `<details>` as a browser would: half a tag, one too many or too few, half a fold in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdeck.read.text.page import in_code
from mkdeck.read.words.latent import latent

_HALF = latent(r"</(summary|details)\s*$", re.IGNORECASE)
_TAG = latent(r"`[^`\n]*`|<(/?)details\b[^<>]*>", re.IGNORECASE)
_SPOKEN = latent(r"(?<=\w )<(details>(?: \w|[.,;:)]))", re.IGNORECASE)
_MARKED = latent(r"([ \t]*)((?:[-*+]|\d{1,9}[.)])[ \t]+)(?=<details\b)", re.IGNORECASE)


def with_whole_folds(text: str) -> str:
    """Give the text with every fold opened and closed once, on as many lines."""
    if "<details" not in text.lower():
        return text
    lines = text.split("\n")
    coded = in_code((*lines, ""))
    lines = [line if coded[n] else _HALF.sub(r"</\1>", line) for n, line in enumerate(lines)]
    lines = _balanced(_without_words(lines, coded), coded)
    return "\n".join(_out_of_lists(lines, coded))


def _without_words(lines: list[str], coded: Sequence[bool]) -> list[str]:
    """Make words of a tag that a sentence only speaks of, where the tags do not match."""
    tags = [t for n, line in enumerate(lines) if not coded[n] for t in _TAG.finditer(line)]
    if 2 * sum(bool(t[1]) for t in tags) >= sum(t[1] is not None for t in tags):
        return lines
    return [line if coded[n] else _SPOKEN.sub(r"&lt;\1", line) for n, line in enumerate(lines)]


def _balanced(lines: list[str], coded: Sequence[bool]) -> list[str]:
    """Close a fold before its neighbour opens, and drop what closes nothing, where the tags do not match."""
    tags = [t for n, line in enumerate(lines) if not coded[n] for t in _TAG.finditer(line)]
    tags = [t for t in tags if t[1] is not None]
    if 2 * sum(bool(t[1]) for t in tags) == len(tags):
        return lines
    made: list[str] = []
    opened: list[int] = []
    for n, line in enumerate(lines):
        parts, at = [], 0
        for tag in () if coded[n] else _TAG.finditer(line):
            parts.append(line[at : tag.start()])
            at = tag.end()
            if tag[1] is None:
                parts.append(tag[0])
            elif tag[1]:
                parts += [tag[0]] if opened else []
                opened = opened[:-1]
            else:
                while opened and opened[-1] >= tag.start():
                    parts.append("</details>")
                    opened.pop()
                parts.append(tag[0])
                opened.append(tag.start())
        made.append("".join((*parts, line[at:])))
    if opened and not coded[-1]:
        made += ["", *["</details>"] * len(opened)]
    return made


def _out_of_lists(lines: list[str], coded: Sequence[bool]) -> list[str]:
    """Take a fold out of the item that it begins, where its end stands outside of the item."""
    made = list(lines)
    opened: list[tuple[int, int]] = []
    for n, line in enumerate(lines):
        for tag in () if coded[min(n, len(coded) - 1)] else _TAG.finditer(line):
            if tag[1] == "":
                marked = _MARKED.match(line)
                width = marked.end() if marked and marked.end() == tag.start() else 0
                opened.append((n, width))
            elif tag[1] and opened:
                first, width = opened.pop()
                if width and n > first and len(line) - len(line.lstrip(" \t")) < width:
                    made[first] = made[first][width:]
                    for inner in range(first + 1, n + 1):
                        made[inner] = _dedented(made[inner], width)
    return made


def _dedented(line: str, width: int) -> str:
    """Drop white space at the front, at most so much."""
    bare = line.lstrip(" \t")
    return line[min(width, len(line) - len(bare)) :]

"""The lines of a text as Markdown is to see them, each with the line that it came from."""

from __future__ import annotations

from mkdeck.read.text.respelled import Spellings
from mkdeck.read.words.latent import latent
from mkdeck.values import dataclass

_ITEMS = "-*+0123456789"
_BARS = latent(r"[ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)*+(`{3,}+|~{3,}+)(.*)")


@dataclass(frozen=True, slots=True)
class Page:
    """A text by lines; a pass over it may add empty ones."""

    lines: tuple[str, ...]

    origin: tuple[int, ...]
    """For each line the one that it was or was made of, from 0."""

    spellings: Spellings = ()
    """The file's own labels that are written as letters in it."""

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def page_of(text: str) -> Page:
    """Part a text into its lines."""
    lines = tuple(text.split("\n"))
    return Page(lines, tuple(range(len(lines))))


def in_code(lines: tuple[str, ...]) -> list[bool]:
    """Say of each line whether it is of a fenced block of code, its fences included."""
    inside, bars = [], ""
    for at, line in enumerate(lines):
        if bars:
            inside.append(True)
            bars = "" if _closes(line, bars) else bars
            continue
        found = _BARS.match(line) if "```" in line or "~~~" in line else None
        if found and not (found[1][0] == "`" and "`" in found[2]) and not _is_shown(lines, at):
            bars = found[1]
        inside.append(bool(bars))
    return inside


def _is_shown(lines: tuple[str, ...], at: int) -> bool:
    """Whether a fence is indented like code, and shown as such, for no list is open above it."""
    if lines[at][:4].strip(" ") and not lines[at].startswith("\t"):
        return False
    above = at - 1
    while above >= 0 and lines[above][:1] in ("", " ", "\t"):
        if _is_item(lines[above]):
            return False
        above -= 1
    return above >= 0 and not _is_item(lines[above])


def _is_item(line: str) -> bool:
    """Whether a line begins as an item of a list does."""
    return bool(line.strip()) and line.lstrip()[0] in _ITEMS


def _closes(line: str, bars: str) -> bool:
    """Whether a line closes the block that such bars opened: no sign of a list may stand before its own."""
    return bars in line and not line.strip(" \t>" + bars[0])

"""Options to choose from, of which none is marked as the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.sheet import Sheet

_OPTION = re.compile(r"\W{0,3}([A-Ha-h])\W{0,3}?[).:]")
_RIGHT = ("✅", "✓", "✔", "☑", "[x]", "(correct", "*", "←", "<-")
_FEW = 3


def ends_in_options(sheet: Sheet, answer: Sequence[Token]) -> bool:
    """Whether the last lines begin with A, B, C in turn, all written alike."""
    run: list[list[Token]] = []
    for line in _lines_upwards(answer):
        found = _OPTION.match(words(sheet.masks, line))
        if not found:
            return False
        run.append(line)
        if found[1] in "Aa":
            break
    else:
        return False
    said = [words(sheet.masks, line).lower() for line in reversed(run)]
    letters = "".join(found[1] for text in said if (found := _OPTION.match(text)))
    bold = {sum(t.type == "strong_open" for t in line) for line in run}
    is_marked = len(bold) > 1 or any(sign in text for text in said for sign in _RIGHT)
    return len(run) >= _FEW and letters == "abcdefgh"[: len(run)] and not is_marked


def _lines_upwards(answer: Sequence[Token]) -> Iterator[list[Token]]:
    """Give the lines of an answer's words, the last one first."""
    for token in reversed(answer):
        children = token.children or []
        end = len(children)
        for at in range(end - 1, -1, -1):
            if children[at].type in LINE_ENDS:
                yield children[at + 1 : end]
                end = at
        if children:
            yield children[:end]

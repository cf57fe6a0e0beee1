"""What the gaps of a note hide: read in one pass as Anki does, however many are nested or stay open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from mkdeck.values import dataclass

_SIGN = re.compile(r"\{\{c(\d+(?:,\d+)*)::|\}\}|::")


@dataclass(slots=True)
class Gap:
    """One that is open."""

    opening: str = ""
    """As the text has it; empty for the text around all gaps."""

    numbers: tuple[int, ...] = ()
    said: list[str] = field(default_factory=list)
    hint: list[str] | None = None
    """From its two colons on."""

    holds_gaps: bool = False

    def add(self, words: str) -> None:
        """Take words for the hint where one has begun."""
        (self.said if self.hint is None else self.hint).append(words)


def filled(text: str) -> str:
    """Fill every gap and drop the hints; what nothing closes stays as it is."""
    opened = [Gap()]
    for _ in _closed(text, opened):
        pass
    while len(opened) > 1:
        gap = opened.pop()
        opened[-1].add("".join((gap.opening, *gap.said, *(gap.hint or ()))))
    return "".join(opened[0].said)


def hidden(text: str) -> Iterator[tuple[int, str]]:
    """Give the number and the words of each gap that holds no other."""
    for gap in _closed(text, [Gap()]):
        if not gap.holds_gaps:
            yield from ((number, "".join(gap.said)) for number in gap.numbers)


def _closed(text: str, opened: list[Gap]) -> Iterator[Gap]:
    """Give each gap when it closes, the inner ones first; those that stay open are left in the list."""
    done = 0
    for sign in _SIGN.finditer(text):
        opened[-1].add(text[done : sign.start()])
        done = sign.end()
        if sign[1]:
            opened[-1].holds_gaps = True
            opened.append(Gap(sign[0], tuple(map(int, sign[1].split(",")))))
        elif sign[0] == "}}" and len(opened) > 1:
            gap = opened.pop()
            opened[-1].add("".join(gap.said))
            yield gap
        else:
            if sign[0] == "::" and len(opened) > 1 and opened[-1].hint is None:
                opened[-1].hint = []
            opened[-1].add(sign[0])
    opened[-1].add(text[done:])

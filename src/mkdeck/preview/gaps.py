"""Gaps: a text with `{{c1::…}}` as a cloze card shows it, before and after the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from mkdeck.values import dataclass

_TOKEN = re.compile(r"\{\{c(?P<numbers>\d+(?:,\d+)*)::|(?P<close>\}\})")
_FORMULA = re.compile(r"(\\[(\[])(.*?)(\\[\])])", re.DOTALL)
_TAG = re.compile(r"<!--.*?-->|<style.*?</style>|<script.*?</script>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_NAMED = {'"': "&quot;", "&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(slots=True)
class Gap:
    """One gap while the text is taken apart."""

    numbers: str
    """As written: `1` or `1,3`."""

    parts: list[str | Gap] = field(default_factory=list)
    hint: str | None = None

    def asks(self, number: int) -> bool:
        """Tell whether the card of this number asks for it."""
        return str(number) in self.numbers.split(",")


def filled(text: str, number: int, *, is_front: bool) -> str:
    """Render the text for the card of gap `number`; nothing where the text has no such gap."""
    parts = list(_parts(text))
    if not any(_asked(part, number) for part in parts):
        return ""
    shown = "".join(_shown(part, number, is_front) for part in parts)
    return _FORMULA.sub(lambda m: m[1] + _TAG.sub("", m[2]) + m[3], shown)


def _parts(text: str) -> Iterator[str | Gap]:
    """Take the text apart; a gap that never closes is lost, as it is in Anki."""
    open_gaps: list[Gap] = []
    at = 0
    for token in _TOKEN.finditer(text):
        if token.start() > at:
            yield from _put(text[at : token.start()], open_gaps)
        at = token.end()
        if token["numbers"]:
            open_gaps.append(Gap(token["numbers"]))
        elif not open_gaps:
            yield token[0]
        else:
            closed = open_gaps.pop()
            if open_gaps:
                open_gaps[-1].parts.append(closed)
            else:
                yield closed
    if at < len(text):
        yield from _put(text[at:], open_gaps)


def _put(words: str, open_gaps: list[Gap]) -> Iterator[str]:
    if not open_gaps:
        yield words
        return
    head, mark, hint = words.partition("::")
    open_gaps[-1].parts.append(head)
    if mark:
        open_gaps[-1].hint = hint


def _gaps(part: str | Gap) -> Iterator[Gap]:
    if isinstance(part, Gap):
        yield part
        for inner in part.parts:
            yield from _gaps(inner)


def _asked(part: str | Gap, number: int) -> bool:
    return any(gap.asks(number) for gap in _gaps(part))


def _shown(part: str | Gap, number: int, is_front: bool) -> str:
    if isinstance(part, str):
        return part
    inner = "".join(_shown(p, number, is_front) for p in part.parts)
    if not part.asks(number):
        return f'<span class="cloze-inactive" data-ordinal="{part.numbers}">{inner}</span>'
    if not is_front:
        return f'<span class="cloze" data-ordinal="{part.numbers}">{inner}</span>'
    kept = "".join(map(_escaped, inner))
    hint = "..." if part.hint is None else part.hint
    return f'<span class="cloze" data-cloze="{kept}" data-ordinal="{part.numbers}">[{hint}]</span>'


def _escaped(letter: str) -> str:
    """Escape all of Latin-1 that is no letter or digit, as Anki does within attributes."""
    if letter in _NAMED or ord(letter) > 0xFF or (letter.isascii() and letter.isalnum()):
        return _NAMED.get(letter, letter)
    return f"&#x{ord(letter):X};"

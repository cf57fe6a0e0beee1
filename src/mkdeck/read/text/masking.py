"""Hides formulas and embeds from Markdown, and keeps the lines of the file countable."""

from __future__ import annotations

import re

from mkdeck.read.text.drawings import drawing_at
from mkdeck.read.text.formulas import formula_at
from mkdeck.read.text.masks import Mask, is_private_number, placeholder
from mkdeck.read.text.respelled import Spellings
from mkdeck.values import dataclass

_WORTH = re.compile(r"\$|\\[(\[b]|!\[\[|\[sound:|\[latex\]|&#|<svg|[\U000f0000-\U0010fffd]")
_SPOT = re.compile("[`~$\\\\[!<&]")
_SPOT_OR_PRIVATE = re.compile("[`~$\\\\[!<&\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
"""Scanned for by themselves: a set of characters is found ten times faster than a choice of patterns."""

_STOP = re.compile(
    r"(?P<bars>`{3,}|~{3,})[^\n]*|(?P<tick>`+)"
    r"|(?P<esc>\\\\(?=[(\[])|\\(?=[(\[]|begin\{))|\\."
    r"|(?P<math>\$|\[(?:\$\$?|latex)\])"
    r"|!\[\[(?P<wiki>[^\]\n|]{1,400})(?P<size>\|[^\]\n]{0,400})?\]\]|\[sound:(?P<sound>[^\]\n]{1,400})\]"
    r"|&#(?P<number>[xX][0-9a-fA-F]{5,6}|[0-9]{6,7});"
    r"|(?P<drawing><svg\b)|(?P<comment><!--)|(?P<private>[\U000f0000-\U000ffffd\U00100000-\U0010fffd])|.",
)
_PRIVATE = re.compile("[\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_BEFORE_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its formulas hidden."""

    text: str
    masks: tuple[Mask, ...] = ()
    lines: tuple[int, ...] = ()
    """For each line of the text, the line of the file, both from 0; empty where they are the same."""

    spellings: Spellings = ()
    """The file's own labels that are written as letters in the text."""


def mask(text: str) -> Masked:
    """Hide every formula and embed that stands outside of code."""
    if not _WORTH.search(text):
        return Masked(text)
    masks: list[Mask] = []
    parts: list[str] = []
    done = 0
    is_odd = not text.isascii() and bool(_PRIVATE.search(text))
    spots = _SPOT_OR_PRIVATE if is_odd else _SPOT
    spot = spots.search(text)
    while spot:
        found = _STOP.match(text, spot.start())
        hidden, after = _hidden(text, found) if found else (None, spot.end())
        if hidden:
            parts += text[done : spot.start()], placeholder(len(masks))
            masks.append(hidden)
            done = after
        elif is_odd:  # in code, too, nothing of the file may look like a placeholder
            for odd in _PRIVATE.finditer(text, spot.start(), after):
                parts += text[done : odd.start()], placeholder(len(masks))
                masks.append(Mask(odd[0]))
                done = odd.end()
        spot = spots.search(text, after)
    if not masks:
        return Masked(text)
    return Masked("".join((*parts, text[done:])), tuple(masks), _lines(text, parts, masks))


def _hidden(text: str, found: re.Match[str]) -> tuple[Mask | None, int]:
    """Say what to hide at a place, if anything, and where to go on."""
    kind = found.lastgroup
    if kind in ("math", "esc"):
        return formula_at(text, found.start()) or (None, found.end())
    if kind == "bars":
        return None, _after_fence(text, found)
    if kind == "tick":
        return None, _after_code(text, found)
    if kind == "comment":
        end = text.find("-->", found.end())
        return None, end if end >= 0 else found.end()
    if kind in ("wiki", "size"):
        width = re.sub(r"\D.*", "", (found["size"] or "")[1:])
        return Mask(found[0], file=found["wiki"].strip(), width=width), found.end()
    if kind == "sound":
        return Mask(found[0], file=found["sound"].strip()), found.end()
    if kind == "drawing":
        drawn = drawing_at(text, found.start())
        return (
            (Mask(text[found.start() : drawn[1]], file=drawn[0]), drawn[1]) if drawn else (None, found.end())
        )
    is_private = kind == "private" or (kind == "number" and is_private_number(found[kind]))
    return (Mask(found[0]) if is_private else None), found.end()


def _after_fence(text: str, found: re.Match[str]) -> int:
    """Give the end of a fenced block, the end of the text where nothing closes it."""
    bars = found["bars"]
    begins = _BEFORE_FENCE.fullmatch(text, text.rfind("\n", 0, found.start()) + 1, found.start())
    if not begins or (bars[0] == "`" and "`" in found[0][len(bars) :]):
        return _after_code(text, found) if bars[0] == "`" else found.end("bars")
    close = re.compile(rf"^[ \t>]*{re.escape(bars[0])}{{{len(bars)},}}[ \t]*$", re.MULTILINE)
    end = close.search(text, found.end())
    return end.end() if end else len(text)


def _after_code(text: str, found: re.Match[str]) -> int:
    """Give the end of a code span; ticks that nothing closes are only ticks."""
    ticks = found["tick"] or found["bars"]
    begin = found.start() + len(ticks)
    stop = text.find("\n\n", begin)
    close = re.compile(rf"(?<!`){ticks}(?!`)")
    end = close.search(text, begin, stop if stop >= 0 else len(text))
    return end.end() if end else begin


def _lines(text: str, parts: list[str], masks: list[Mask]) -> tuple[int, ...]:
    """Count which line of the file each line of the masked text is."""
    if not any("\n" in m.source for m in masks):
        return ()
    lines, line = [0], 0
    for plain, hidden in zip(parts[::2], masks, strict=True):
        for _ in range(plain.count("\n")):
            line += 1
            lines.append(line)
        line += hidden.source.count("\n")
    rest = text.count("\n") - line
    lines.extend(range(line + 1, line + 1 + rest))
    return tuple(lines)

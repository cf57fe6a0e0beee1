"""Notes so far from the margin that Markdown takes their questions for code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, asks, ends_asking
from mkdeck.read.words.prefixes import label_end

_WORTH = re.compile(r"(?:\A|\n)(?: {0,3}\t| {4})[ \t]*(?:[-+•#]|\*\*|<[ds]|\w{1,12}[ \d]{0,4}[.)、:：])")
_LEAD = re.compile(r"[ \t]*")
_MARK = re.compile(r"(?:#{1,6}|[-+•])[ \t]+|(?=\*\*|<(?:details|summary)\b)")
_DEEP = 4
"""Columns; from there on a line is code."""

_LEAST = 2


def outdented(sheet: Sheet, lines: Sequence[str]) -> str:
    """Bring such notes to the margin; empty where there are none."""
    if not _WORTH.search(sheet.text):
        return ""
    if sheet.tokens and all(t.type == "code_block" for t in sheet.tokens):
        least = min(_columns(line) for line in lines if line.strip())
        return "\n".join(_moved(line, least) for line in lines)
    astray = [at for at in _astray(sheet) if at < len(lines) and _columns(lines[at]) >= _DEEP]
    sure = {at for at in astray if _is_question(lines[at]) and _asks(lines[at])}
    if len(sure) < _LEAST:
        return ""
    columns = [_columns(line) for line in lines]
    width = Counter(columns[at] for at in sure).most_common(1)[0][0]
    own = [c == width >= _DEEP and _is_question(s) for c, s in zip(columns, lines, strict=True)]
    near = sum(c < _DEEP and _is_question(s) and _asks(s) for c, s in zip(columns, lines, strict=True))
    return _at_margin(lines, columns, own, width) if 2 * len(sure) >= sum(own) and len(sure) > near else ""


def _astray(sheet: Sheet) -> set[int]:
    """List the lines of outermost code without a fence, and those of paragraphs below their first."""
    return {
        sheet.line(n) - 1
        for token in sheet.tokens
        if token.level == 0 and token.map and token.type in ("code_block", "paragraph_open")
        for n in range(token.map[0] + (token.type != "code_block"), token.map[1])
    }


def _at_margin(lines: Sequence[str], columns: Sequence[int], own: Sequence[bool], width: int) -> str:
    """Move each question to the margin with what stands as deep below it."""
    made, is_below = [], False
    for at, line in enumerate(lines):
        is_below = own[at] or (is_below and (columns[at] >= width or not line.strip()))
        made.append(_moved(line, width) if is_below else line)
    return "\n".join(made)


def _columns(line: str) -> int:
    lead = _LEAD.match(line)
    return len(lead[0].expandtabs(_DEEP)) if lead else 0


def _moved(line: str, width: int) -> str:
    """Take so many columns off the front of a line."""
    said = line.lstrip(" \t")
    return " " * max(0, _columns(line) - width) + said


def _is_question(line: str) -> bool:
    """Whether a line begins as a question of a list may: with a number, a label, a bullet, in bold."""
    said = line.lstrip(" \t")
    mark = _MARK.match(said)
    return bool(mark) or label_end(said) > 0


def _asks(line: str) -> bool:
    """Whether such a line asks; without a number only a question mark says so, or a fold."""
    said = line.strip(" \t")
    if said.startswith("<"):
        return True
    mark = _MARK.match(said)
    said = said[mark.end() :].strip("*_ \t") if mark else said
    cut = label_end(said)
    return ends_asking(said) or (cut > 0 and asks(said[cut:]) >= ASKS)

"""What closes a page and ends its last answer: a rule, or headings like "License", whatever their level."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from mkdeck.read.html.press import words
from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.latent import latent
from mkdeck.read.words.pageparts import is_furniture

_CLOSING = latent(
    r"\W*(?:licen[cs]e|licencia|licença|lizenz|лицензия|how to contribute|contribut(?:e|ing|ors?|ions?)|"
    r"contribuir|contribuciones|mitwirken|acknowledge?ments?|agradecimientos|sponsors?|star history|"
    r"show your support|about (?:me|the authors?)|许可证|贡献(?:指南)?|ライセンス|라이선스)\W*",
    re.IGNORECASE,
)

_FEW = 3


def closings(sheet: Sheet, last: Mark) -> list[int]:
    """Find the headings behind the last question that only such ones follow."""
    heads = [b.start for b in sheet.blocks if b.kind == "heading" and b.start >= last.body]
    said = {at: words(sheet.masks, sheet.tokens[at + 1].children or ()) for at in heads}
    return list(takewhile(lambda at: _CLOSING.fullmatch(said[at]), reversed(heads)))


def last_rule(sheet: Sheet, spans: Sequence[tuple[int, int]], last: Mark) -> int:
    """Give where the last answer has to end: at a rule, where none above goes on behind one."""
    rules = [b.start for b in sheet.blocks if b.kind == "hr"]
    if len(spans) < _FEW or not rules:
        return spans[-1][1]
    own = [rules[bisect_left(rules, start) : bisect_left(rules, stop)] for start, stop in spans]
    for (_, stop), inner in zip(spans[:-1], own[:-1], strict=True):
        if inner and inner[0] != stop - len(inner):
            return spans[-1][1]
    return next((rule for rule in own[-1] if not _goes_on(sheet, spans, rule, last)), spans[-1][1])


def _goes_on(sheet: Sheet, spans: Sequence[tuple[int, int]], rule: int, last: Mark) -> bool:
    """Whether what stands behind a rule in the last answer is part of it."""
    return _counts_on(sheet, rule) or _is_part(sheet, rule, last) or _sums_up(sheet, spans, rule)


def _counts_on(sheet: Sheet, rule: int) -> bool:
    """Whether a list goes on behind a rule."""
    after = sheet.tokens[rule + 1] if rule + 1 < len(sheet.tokens) else None
    return after is not None and int(after.attrGet("start") or 1) > 1


def _is_part(sheet: Sheet, rule: int, last: Mark) -> bool:
    """Whether a deeper heading than the question's stands right behind a rule, and is none of the page's."""
    tokens = sheet.tokens[rule + 1 : rule + 3]
    is_deeper = bool(tokens) and tokens[0].type == "heading_open" and int(tokens[0].tag[1:]) > last.rank
    return is_deeper and not is_furniture(words(sheet.masks, tokens[1].children or ()))


def _sums_up(sheet: Sheet, spans: Sequence[tuple[int, int]], rule: int) -> bool:
    """Whether what stands behind a rule speaks of the answer above it, more than of all others."""
    behind, own = _words(sheet, rule, spans[-1][1]), _words(sheet, spans[-1][0], rule)
    others = {word for span in spans[:-1] for word in _words(sheet, *span)}
    shared = len(behind & own)
    return shared >= _FEW and shared > len(behind & others) and _FEW * shared >= len(behind)


def _words(sheet: Sheet, start: int, stop: int) -> set[str]:
    return {w for t in sheet.tokens[start:stop] for w in re.findall(r"\w{3,}", t.content.lower())}

"""Headings that close a page, "License", "Contributing": they end the last answer, whatever their level."""

from __future__ import annotations

import re
from itertools import takewhile

from mkdeck.read.latent import latent
from mkdeck.read.marks import Mark
from mkdeck.read.press import words
from mkdeck.read.sheet import Sheet

_CLOSING = latent(
    r"\W*(?:licen[cs]e|licencia|licença|lizenz|лицензия|how to contribute|contribut(?:e|ing|ors?|ions?)|"
    r"contribuir|contribuciones|mitwirken|acknowledge?ments?|agradecimientos|sponsors?|star history|"
    r"show your support|about (?:me|the authors?)|许可证|贡献(?:指南)?|ライセンス|라이선스)\W*",
    re.IGNORECASE,
)


def closings(sheet: Sheet, last: Mark) -> list[int]:
    """Find the headings behind the last question that only such ones follow."""
    heads = [b.start for b in sheet.blocks if b.kind == "heading" and b.start >= last.body]
    said = {at: words(sheet.masks, sheet.tokens[at + 1].children or ()) for at in heads}
    return list(takewhile(lambda at: _CLOSING.fullmatch(said[at]), reversed(heads)))

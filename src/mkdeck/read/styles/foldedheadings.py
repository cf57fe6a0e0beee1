"""Headings that their authors wrote on two lines, each with its own signs: `### 1. Mix` above `### it`."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck.read.blocks import Block
from mkdeck.read.marks import weigh
from mkdeck.read.prefixes import label_end
from mkdeck.read.press import words
from mkdeck.read.sheet import Sheet

_FEW = 2


def folded(sheet: Sheet, among: Sequence[Block]) -> dict[int, int]:
    """Give for the heading of each first line where the second is: right below, with words behind it."""
    tokens = sheet.tokens
    after = {a.start: b for a, b in pairwise(among)}
    pairs = {
        a.start: b.start
        for a, b in pairwise(among)
        if a.kind == b.kind == "heading"
        and tokens[a.start].map
        and (tokens[a.start].map or [0])[1] == (tokens[b.start].map or [0])[0]
        and b.start in after
        and after[b.start].kind != "heading"
        and weigh(sheet.masks, tokens[b.start + 1].children or ())[2]
    }
    if not pairs:
        return {}
    counted = {a: b for a, b in pairs.items() if _is_counted(sheet, a) and not _is_counted(sheet, b)}
    aside = {a: b for a, b in counted.items() if _is_remark(sheet, b) and tokens[a].tag <= tokens[b].tag}
    alike = {a: b for a, b in counted.items() if tokens[a].tag == tokens[b].tag}
    if not (len(alike) >= _FEW and _are_all(sheet, among, alike)):
        alike = {a: b for a, b in alike.items() if _said(sheet, b)[:1].islower()}
    return {**alike, **aside}


def _are_all(sheet: Sheet, among: Sequence[Block], alike: dict[int, int]) -> bool:
    """Whether no heading of such a level lacks a number but these second lines."""
    tags = {sheet.tokens[at].tag for at in alike}
    seconds = set(alike.values())
    heads = (b.start for b in among if b.kind == "heading" and sheet.tokens[b.start].tag in tags)
    return all(at in seconds or _is_counted(sheet, at) for at in heads)


def _is_counted(sheet: Sheet, at: int) -> bool:
    """Whether a heading has a label or a number, and words behind it."""
    said = _said(sheet, at)
    is_plain = weigh(sheet.masks, sheet.tokens[at + 1].children or ())[0] == "plain"
    return not is_plain and label_end(said) < len(said)


def _is_remark(sheet: Sheet, at: int) -> bool:
    """Whether a heading is all in brackets: said of the one above."""
    said = _said(sheet, at).strip()
    return said[:1] in ("(", "（") and said[-1:] in (")", "）")


def _said(sheet: Sheet, at: int) -> str:
    return words(sheet.masks, sheet.tokens[at + 1].children or ())

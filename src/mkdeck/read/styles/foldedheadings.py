"""Headings that their authors wrote on several lines, each with its signs: `### 1. Mix` above `### it`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.marks import weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import ASKS, asks, ends_asking
from mkdeck.read.words.prefixes import label_end

_FEW = 2

Run = list[Block]


def folded(sheet: Sheet, among: Sequence[Block]) -> dict[int, tuple[int, ...]]:
    """Give for each counted heading where its further lines begin."""
    runs = list(_runs(sheet, among))
    pairs = {run[0].start: run[1].start for run in runs if _is_pair(sheet, run)}
    usual = pairs if len(pairs) >= _FEW and _are_all(sheet, among, pairs) else {}
    kept = [run for run in runs if run[0].start in usual or _is_one(sheet, run)]
    return {run[0].start: tuple(b.start for b in run[1:]) for run in kept}


def _runs(sheet: Sheet, among: Sequence[Block]) -> Iterator[Run]:
    """List each counted heading with those right below it, line by line; words stand behind the last."""
    run: Run = []
    for block in among:
        if block.kind == "heading" and _is_counted(sheet, block):
            run = [block]
        elif block.kind == "heading" and run and _is_next(sheet, run[-1], block):
            run.append(block)
        else:
            if len(run) > 1 and block.kind != "heading":
                yield run
            run = []


def _is_pair(sheet: Sheet, run: Run) -> bool:
    return len(run) == _FEW and _level(sheet, run[0].start) == _level(sheet, run[1].start)


def _is_one(sheet: Sheet, run: Run) -> bool:
    """Whether they are one heading: a remark or half a sentence below, or several lines that ask nothing."""
    levels = {_level(sheet, block.start) for block in run}
    said = [_said(sheet, block) for block in run[1:]]
    if len(said) > 1:
        return len(levels) == 1 and all(_weighed(sheet, block)[2] < ASKS for block in run[1:])
    is_remark = said[0][:1] in ("(", "（") and said[0][-1:] in (")", "）")
    is_below = _level(sheet, run[0].start) <= _level(sheet, run[1].start)
    goes_on = said[0][:1].islower() or _asks_on(_said(sheet, run[0]), said[0])
    return (is_remark and is_below) or (len(levels) == 1 and goes_on)


def _asks_on(above: str, below: str) -> bool:
    """Whether a question that the line above begins and does not end has its sign below, and only that."""
    begins = asks(above[label_end(above) :]) >= ASKS and above.rstrip(" *_")[-1:].isalnum()
    return begins and ends_asking(below) and asks(below.rstrip("?？؟ *_")) < ASKS


def _are_all(sheet: Sheet, among: Sequence[Block], pairs: Mapping[int, int]) -> bool:
    """Whether between those of such a level that count none lacks a number but these second lines."""
    levels = {_level(sheet, at) for at in pairs}
    seconds = set(pairs.values())
    heads = [b for b in among if b.kind == "heading" and _level(sheet, b.start) in levels]
    fit = [b.start in seconds or _is_counted(sheet, b) for b in heads]
    return all(fit[fit.index(True) :])


def _is_next(sheet: Sheet, above: Block, below: Block) -> bool:
    """Whether a heading stands on the next line, and neither counts, answers nor names a part of the page."""
    form, _, strength = _weighed(sheet, below)
    is_near = (sheet.tokens[above.start].map or [0, -1])[1] == (sheet.tokens[below.start].map or [0])[0]
    return is_near and form == "plain" and bool(strength or not _said(sheet, below)[:1].isalpha())


def _is_counted(sheet: Sheet, block: Block) -> bool:
    """Whether a heading has a label or a number, and words behind it."""
    said = _said(sheet, block)
    return _weighed(sheet, block)[0] != "plain" and label_end(said) < len(said)


def _weighed(sheet: Sheet, block: Block) -> tuple[str, str, float]:
    return weigh(sheet.masks, sheet.tokens[block.start + 1].children or ())


def _level(sheet: Sheet, at: int) -> str:
    return sheet.tokens[at].tag


def _said(sheet: Sheet, block: Block) -> str:
    return words(sheet.masks, sheet.tokens[block.start + 1].children or ())

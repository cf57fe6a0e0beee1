"""Recognises a file's questions: every style is tried, and the question is whose marks hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mkdeck.errors import Weight
from mkdeck.read.answers.answerkeys import with_keys
from mkdeck.read.answers.cutting import cut
from mkdeck.read.answers.keys import keys_of
from mkdeck.read.choosing.choice import choose
from mkdeck.read.choosing.keyed import with_keyed
from mkdeck.read.choosing.ties import Tie
from mkdeck.read.draft import Draft
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.marks import SURE, Mark, weigh
from mkdeck.read.regions import with_regions
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles import STYLES, lines, terms
from mkdeck.read.words.looks import ASKS
from mkdeck.read.words.prefixes import label_end
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """The questions of a file, and what it was taken for."""

    drafts: list[Draft]
    why: str
    faults: tuple[tuple[int, str, str, Weight], ...] = ()
    """Line, fault, remedy and weight of what was wrong or undecided."""


def recognise(sheet: Sheet, style: str) -> Found:
    """Find the file's questions in whatever style it is written, or in the one that it names."""
    faults: tuple[tuple[int, str, str, Weight], ...] = ()
    asked = [s for s in (*STYLES, terms) if style == s.NAME]
    if style and not asked:
        remedy = f"one of: {', '.join(s.NAME for s in (*STYLES, terms))}"
        faults = ((0, f"unknown reading style {style!r}", remedy, Weight.WARNING),)
    among = sheet.blocks if asked else _undecided(sheet)
    marks = [mark for s in asked or STYLES for mark in s.marks(sheet, among)]
    keys = keys_of(sheet)
    marks = with_keyed(sheet, marks if asked else _without_lines(marks), keys)
    chosen, ties = choose(sheet, marks)
    if not asked and _asks_nothing(chosen):
        found = list(terms.marks(sheet, among))
        marks, chosen = (found, found) if found else (marks, chosen)
    faults += tuple(map(_undecidable, ties))
    drafts = cut(sheet, chosen)
    more = list(chosen) if asked else with_regions(sheet, chosen, drafts)
    if len(more) > len(chosen):
        marks = [*marks, *(m for m in more if m not in marks)]
        chosen, drafts = more, cut(sheet, more)
    return Found(with_keys(sheet, chosen, drafts, keys), _why(marks, chosen, ties), faults)


def _asks_nothing(chosen: Sequence[Mark]) -> bool:
    """Whether no mark was chosen, or only a title for want of a better one."""
    return not chosen or (len(chosen) == 1 and chosen[0].rank == 1 and chosen[0].strength < ASKS)


def _without_lines(marks: list[Mark]) -> list[Mark]:
    """Leave plain lines out where as many questions are marked as such: then it is prose that asks."""
    plain = sum(m.style == lines.NAME and m.strength > ASKS for m in marks)
    marked = sum(m.style != lines.NAME and m.strength >= ASKS for m in marks)
    if plain > marked:
        return marks
    return [m for m in marks if m.style != lines.NAME or m.strength >= SURE]


def _undecidable(tie: Tie) -> tuple[int, str, str, Weight]:
    """Say that another style has as good a claim to the file."""
    fault = f"could be read as {tie.taken!r} or as {tie.other!r}; took {tie.taken!r}"
    return 0, fault, "name one with `style:`", Weight.WARNING


def _why(marks: Sequence[Mark], chosen: Sequence[Mark], ties: Sequence[Tie]) -> str:
    """Say how many of each style's marks were taken for questions: `headings (9 of 10: 9 labelled)`."""
    seen = Counter(m.style for m in marks if m.strength)
    taken = Counter(m.style for m in chosen)
    told = []
    for name, count in taken.most_common():
        forms = Counter(m.form for m in chosen if m.style == name)
        kinds = ", ".join(f"{n} {form}" for form, n in forms.most_common())
        told.append(f"{name} ({count} of {seen[name]}: {kinds})")
    told += [f"{tie.other} would do as well as {tie.taken}" for tie in ties]
    return "; ".join(told) or "no style"


def _undecided(sheet: Sheet) -> list[Block]:
    """Leave out what stands below a labelled heading that says more: no style has a better claim to it."""
    kept: list[Block] = []
    is_settled = False
    for block in sheet.blocks:
        if block.kind == "heading":
            prompt = sheet.tokens[block.start + 1].children or ()
            said = words(sheet.masks, prompt)
            is_settled = label_end(said) < len(said) and weigh(sheet.masks, prompt)[0] == "labelled"
            kept.append(block)
        elif not is_settled:
            kept.append(block)
    return kept

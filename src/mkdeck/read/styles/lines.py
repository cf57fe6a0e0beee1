"""Questions that are plain lines: above their answer in one paragraph, or paragraphs of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.cardlines import joined
from mkdeck.read.styles.lineplaces import Place, is_titled, read_place
from mkdeck.read.words.looks import ASKS, CERTAIN

NAME = "plain lines"

_LEAST = 3
_SHARE = 0.2
"""Of the paragraphs of a file; prose asks now and then, too."""

_FULL_STOPS = (".", "!", "。")


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each such paragraph, where the file has many and they are alike."""
    own = [n for n, b in enumerate(among) if b.kind == "paragraph" and not is_titled(sheet, among, n)]
    places = [read_place(sheet, among, n) for n in own]
    found = [p for p in places if p]
    labelled = [p for p in found if p.is_labelled]
    asking = [p for p in found if p.is_asking]
    above = [p for p in found if p.cut < len(p.lines)]
    is_usual = 2 * sum(p.is_asking for p in above) > len(above) >= _LEAST
    # Two lines that do not ask are a question only where nothing could be a further part of an answer.
    is_usual = is_usual and len(above) == sum(b.kind not in ("heading", "hr") for b in among)
    if len(labelled) >= _LEAST and 2 * sum(p.is_asking for p in labelled) > len(labelled):
        chosen = labelled
    elif len(asking) >= _LEAST and len(asking) >= _SHARE * len(places):
        chosen = [p for p in found if p.is_asking or (is_usual and _is_sentence(sheet, p))]
    else:
        folded = [p for p in labelled if p.is_asking and _is_folded(sheet, p)]
        yield from (replace(_mark(sheet, place), strength=SURE) for place in folded)
        return
    for place in chosen:
        yield _mark(sheet, place)


def _is_folded(sheet: Sheet, place: Place) -> bool:
    """Whether the answer is folded below: nobody folds what no one asks for."""
    below = sheet.tokens[place.block.stop : place.block.stop + 1]
    return place.cut == len(place.lines) and any(t.type == "details_open" for t in below)


def _is_sentence(sheet: Sheet, place: Place) -> bool:
    """Whether the first line is a sentence of its own and not broken into the next."""
    return words(sheet.masks, joined(place.lines[: place.cut])).endswith(_FULL_STOPS)


def _mark(sheet: Sheet, place: Place) -> Mark:
    """Make the mark of a paragraph; below it, its answer goes on."""
    line = (sheet.tokens[place.block.start].map or [0])[0]
    prompt = joined(place.lines[: place.cut])
    rest = joined(place.lines[place.cut :])
    return Mark(
        style=NAME,
        start=place.block.start,
        body=place.block.stop,
        prompt=tuple(prompt),
        rank=BELOW_HEADINGS + 6,
        strength=CERTAIN if place.is_asking or place.is_labelled else ASKS,
        head=paragraph(rest, line + place.cut),
        line=line,
    )

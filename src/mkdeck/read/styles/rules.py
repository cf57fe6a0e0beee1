"""Cards between rules: `---` or a lone `%` between the sides, `---`, `***`, `===` or `%%` between cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.cards import Card
from mkdeck.read.styles.dialects import cards_of
from mkdeck.read.styles.pieces import pieces_of, underline
from mkdeck.read.words.looks import CERTAIN, asks
from mkdeck.read.words.naming import tag_names

NAME = "cards between rules"

_LIKELY = 0.8
"""More than a heading that asks nothing, less than one that asks."""


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card in each pair of sides, where the rules of a whole section part sides."""
    if "%" not in sheet.text and not any(b.kind == "hr" or underline(sheet, b) for b in among):
        return
    cards = [c for p in pieces_of(sheet, among) for c in cards_of(p, lambda side: _asks(sheet, side))]
    found = [mark for card in cards if (mark := _mark(sheet, card))]
    asking = sum(bool(underline(sheet, b)) and _asks(sheet, [b]) >= CERTAIN for b in among)
    if asking <= len(found):  # more of them are headings, and the rules stand between their answers
        yield from found


def _asks(sheet: Sheet, side: Sequence[Block]) -> float:
    """Say how much the first line of a side looks like a question."""
    if not side or side[0].kind not in ("paragraph", "heading"):
        return 0.0
    line = _first_line(sheet.tokens[side[0].start + 1].children or ())
    return asks(words(sheet.masks, line))


def _mark(sheet: Sheet, card: Card) -> Mark | None:
    """Make the mark of a card; what its front holds beyond the first paragraph stands above a lone `%`."""
    tokens, front, back = sheet.tokens, card.front, card.back
    tags = tokens[card.tags.start + 1].content if card.tags else ""
    if card.tags and sheet.source(tags) != tags:  # a formula is no tag
        back, tags = (*back, card.tags), ""
    if front[0].kind not in ("paragraph", "heading"):
        return None
    inline = tokens[front[0].start + 1]
    line = (inline.map or [0])[0]
    prompt = tuple(inline.children or ())
    rest: tuple[Token, ...] = ()
    if not back:  # the question is a line, and the answer all that follows
        cut = len(_first_line(prompt))
        prompt, rest, back = prompt[:cut], paragraph(prompt[cut:], line + 1), front[1:]
        if underline(sheet, front[0]) and not (rest or back):
            return None  # a heading, and what stands below it answers
    elif len(front) > 1:
        rest = (*_run(sheet, front[1:]), *paragraph([Token("text", "", 0, content="%")], line))
    return Mark(
        style=NAME,
        start=front[0].start,
        body=card.end,
        prompt=prompt,
        rank=BELOW_HEADINGS,
        form="labelled",
        strength=SURE if card.is_sure or underline(sheet, front[0]) else _LIKELY,
        head=(*rest, *_run(sheet, back)),
        stop=card.end,
        line=line,
        tags=tag_names([tags]),
    )


def _run(sheet: Sheet, side: Sequence[Block]) -> tuple[Token, ...]:
    """Give a side's blocks; a line with a rule right below is no heading here."""
    found: list[Token] = []
    for block in side:
        tokens = sheet.tokens[block.start : block.stop]
        is_line = bool(underline(sheet, block))
        line = (tokens[0].map or [0])[0]
        found += paragraph(tokens[1].children or (), line) if is_line else tokens
    return tuple(found)


def _first_line(children: Sequence[Token]) -> Sequence[Token]:
    end = next((i for i, t in enumerate(children) if t.type in LINE_ENDS), len(children))
    return children[:end]

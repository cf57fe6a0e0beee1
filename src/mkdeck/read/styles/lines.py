"""Questions that are plain lines: above their answer in one paragraph, or paragraphs of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.boldends import bold_end
from mkdeck.read.styles.cardlines import joined, lines_of
from mkdeck.read.words.looks import ANSWER_LABEL, ASKS, CERTAIN, ends_asking, names_answer
from mkdeck.read.words.prefixes import label_end
from mkdeck.values import dataclass

NAME = "plain lines"

_LEAST = 3
_SHARE = 0.2
"""Of the paragraphs of a file; prose asks now and then, too."""

_FULL_STOPS = (".", "!", "。")
_SHOWN = ("bullet_list", "ordered_list", "fence", "code_block", "table", "html_block")


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph, and what speaks for a question in it."""

    block: Block
    lines: list[list[Token]]
    cut: int
    """The line where the answer begins; their number where it stands below."""

    is_asking: bool
    is_labelled: bool
    """Whether a label that says "answer" follows."""


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each such paragraph, where the file has many and they are alike."""
    own = [n for n, b in enumerate(among) if b.kind == "paragraph" and not _is_titled(sheet, among, n)]
    places = [_place(sheet, among, n) for n in own]
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
        chosen = [p for p in labelled if p.is_asking and _is_folded(sheet, p)]
    for place in chosen:
        yield _mark(sheet, place)


def _is_folded(sheet: Sheet, place: Place) -> bool:
    """Whether the answer is folded below: nobody folds what no one asks for."""
    below = sheet.tokens[place.block.stop : place.block.stop + 1]
    return place.cut == len(place.lines) and any(t.type == "details_open" for t in below)


def _is_sentence(sheet: Sheet, place: Place) -> bool:
    """Whether the first line is a sentence of its own and not broken into the next."""
    return words(sheet.masks, joined(place.lines[: place.cut])).endswith(_FULL_STOPS)


def _is_titled(sheet: Sheet, among: Sequence[Block], n: int) -> bool:
    """Whether a paragraph stands right below a heading that is only a number, and so is its question."""
    if not n or among[n - 1].kind != "heading":
        return False
    said = words(sheet.masks, sheet.tokens[among[n - 1].start + 1].children or ())
    return label_end(said) >= len(said)


def _place(sheet: Sheet, among: Sequence[Block], n: int) -> Place | None:
    """Look at a paragraph that neither stress nor number marks."""
    block, tokens = among[n], sheet.tokens
    children = tokens[block.start + 1].children or []
    lines = lines_of(children)
    first = words(sheet.masks, lines[0])
    if bold_end(children) or label_end(first) or not _may_ask(first) or ANSWER_LABEL.match(first):
        return None
    labels = (i for i, line in enumerate(lines) if i and ANSWER_LABEL.match(words(sheet.masks, line)))
    cut = next(labels, 0)
    asked = (i + 1 for i, line in enumerate(lines) if ends_asking(words(sheet.masks, line)))
    end = cut or next(asked, 1)
    is_asking = ends_asking(words(sheet.masks, lines[end - 1]))
    is_below = end == len(lines) and _is_label(sheet, among, n + 1)
    return Place(block, lines, end, is_asking, bool(cut) or is_below)


def _may_ask(line: str) -> bool:
    """Whether a line is more than one word: "Why?" asks about the answer above it."""
    said = [word for word in line.split() if any(map(str.isalnum, word))]
    return len(said) > 1 or any(c >= "\u2e80" for word in said for c in word)


def _is_label(sheet: Sheet, among: Sequence[Block], n: int) -> bool:
    """Whether a paragraph that begins with "Answer:" comes next but for options, or a fold that says so."""
    while n < len(among) and among[n].kind in _SHOWN:
        n += 1
    if n >= len(among) or among[n].kind not in ("paragraph", "details"):
        return False
    if among[n].kind == "details":
        summary = sheet.tokens[among[n].start + 1]
        return summary.type == "summary" and names_answer(summary.content)
    children = sheet.tokens[among[n].start + 1].children or []
    return bool(ANSWER_LABEL.match(words(sheet.masks, children)))


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

"""Paragraphs that may be a question without a mark, and what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.boldends import bold_end
from mkdeck.read.styles.cardlines import lines_of
from mkdeck.read.words.answernames import ANSWER_LABEL, names_answer
from mkdeck.read.words.looks import ends_asking
from mkdeck.read.words.prefixes import label_end
from mkdeck.values import dataclass

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


def is_titled(sheet: Sheet, among: Sequence[Block], n: int) -> bool:
    """Whether a paragraph stands right below a heading that is only a number, and so is its question."""
    if not n or among[n - 1].kind != "heading":
        return False
    said = words(sheet.masks, sheet.tokens[among[n - 1].start + 1].children or ())
    return label_end(said) >= len(said)


def read_place(sheet: Sheet, among: Sequence[Block], n: int) -> Place | None:
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

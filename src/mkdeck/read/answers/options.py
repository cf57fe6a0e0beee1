"""The options of a multiple choice: on the front without a sign of which is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from markdown_it.token import Token

from mkdeck.read.answers.optionsigns import without_signs
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import blocks, close
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.sheet import Sheet

Tokens = tuple[Token, ...]

TICKED = frozenset(["[x]", "[X]", "(x)", "(X)"])
BOXES = TICKED | {"[ ]", "( )"}
_HEAD = 4
"""Tokens of an item with its first paragraph, `list_item_open` to `paragraph_close`."""


def with_boxes(sheet: Sheet, given: Tokens, answer: Tokens, *, is_marked: bool) -> tuple[Tokens, Tokens]:
    """Put the options of a multiple choice on the front, without saying which is right.

    They stand above the answer's label, `is_marked`, or begin the answer.
    """
    front, back = _parted(sheet, given)
    front, back = (front, back) if front or not is_marked else without_signs(given)
    if front or is_marked:
        return front or given, (*back, *answer)
    front, back = _parted(sheet, answer)
    return (*given, *front), back


def _parted(sheet: Sheet, answer: Tokens) -> tuple[Tokens, Tokens]:
    """Give the options without ticks and what stands above them, and the options with ticks and the rest."""
    if not sheet.signs & TICKED:
        return (), answer
    first = next((i for i, t in enumerate(answer) if _is_box(answer, i, t)), 0)
    start = first - 3
    if not first or sum(t.nesting for t in answer[:start]) != 0:
        return (), answer
    end = close(answer, start)
    items = [answer[b.start : b.stop] for b in blocks(answer, start + 1, end - 1)]
    said = [words(sheet.masks, i[2].children or ())[:3].lower() if _begins(i) else "" for i in items]
    if len(said) < 2 or not TICKED & set(said) or not BOXES.issuperset(said):
        return (), answer
    kind = answer[start].type.replace("bullet_list", "options")  # the boxes are its bullets
    opening = answer[start].copy(type=kind)
    front = (opening, *chain(*_unexplained(sheet, items)), answer[end - 1])
    back = (opening, *chain(*items), answer[end - 1])
    return (*answer[:start], *_boxed(front, "☐ ", "☐ ")), (*_boxed(back, "☐ ", "☑ "), *answer[end:])


def _begins(item: Tokens) -> bool:
    """Whether an item begins with words."""
    return len(item) > _HEAD and item[1].type == "paragraph_open"


def _unexplained(sheet: Sheet, items: Sequence[Tokens]) -> Iterator[Tokens]:
    """Leave out what says below an option why it is right or wrong; a block of code is the option itself."""
    own = [item[2].children or [] for item in items]
    ends = list(map(_line_end, own))
    below = [words(sheet.masks, children[end:]) for children, end in zip(own, ends, strict=True)]
    said = [text for text in below if text]
    are_apart = len(said) > 1 and not any(text[0].islower() for text in said)
    for item, children, end in zip(items, own, ends, strict=True):
        rest = item[_HEAD:-1]
        rest = () if any(t.type == "inline" for t in rest) else rest
        first = item[2].copy(children=children[:end]) if are_apart else item[2]
        yield (*item[:2], first, item[3], *rest, item[-1])


def _line_end(children: Sequence[Token]) -> int:
    """Give the place of the first line end, or that behind the last token."""
    return next((i for i, t in enumerate(children) if t.type in LINE_ENDS), len(children))


def _is_box(tokens: Tokens, at: int, token: Token) -> bool:
    """Whether these are the first words of an outermost list, behind a box."""
    if token.type != "inline" or token.content[:3].lower() not in BOXES or at < 3:
        return False
    return tokens[at - 3].type.endswith("_list_open") and tokens[at - 3].level == tokens[0].level


def _boxed(tokens: Tokens, empty: str, ticked: str) -> Tokens:
    """Show `[ ]` and `[x]`, or `( )` and `(x)`, as boxes."""
    made = []
    for token in tokens:
        children = token.children or []
        if token.type == "inline" and children and children[0].content[:3].lower() in BOXES:
            box = ticked if children[0].content[1:2].lower() == "x" else empty
            text = Token("text", "", 0, content=box + children[0].content[3:].lstrip())
            token = token.copy(children=[text, *children[1:]])
        made.append(token)
    return tuple(made)

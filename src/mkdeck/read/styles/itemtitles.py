"""Items that are known for questions by what stands below their first words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from markdown_it.token import Token

from mkdeck.read.answers.bareoptions import ends_in_options
from mkdeck.read.answers.options import BOXES, TICKED
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.itemplaces import Item, places, read_item
from mkdeck.read.text.raresigns import OPTIONS
from mkdeck.read.words.answernames import names_answer
from mkdeck.read.words.looks import ASKS, asks, ends_asking

_LEAST, _MANY = 3, 5
_ALIKE, _ASKING = 0.8, 0.25
"""Of the items of all bullet lists."""


def are_titled(items: Sequence[Item]) -> bool:
    """Whether nearly all items of a file are bold words above what is told of them, and many of those ask."""
    titled = [item for item in items if is_titled(item)]
    told = [item for item in titled if len(item.inner) > 1]
    asking = sum(ends_asking(_said(item)) for item in told)
    is_alike = len(titled) >= _ALIKE * len(items) and len(told) >= _ALIKE * len(titled)
    return asking >= _LEAST and asking >= _ASKING * len(told) and is_alike


def are_told(sheet: Sheet, lists: Sequence[Block]) -> bool:
    """Whether these lists of one kind fill a file, nearly each item a line above what is told of it.

    One of them asks where they are counted; of bullets, which are more often mere notes, not few do.
    """
    held = sum(block.stop - block.start for block in lists)
    if held < _ALIKE * len(sheet.tokens):
        return False
    items = [read_item(sheet.tokens, place) for block in lists for place in places(sheet.tokens, block)]
    told = sum(len(item.inner) > 1 and _is_line(item) for item in items)
    is_told = len(items) >= _MANY and told >= _ALIKE * len(items)
    return is_told and _ask_enough(items, is_counted=lists[0].kind == "ordered_list")


def _ask_enough(items: Sequence[Item], *, is_counted: bool) -> bool:
    """Whether not few items ask or give a task; among counted ones a question mark is enough."""
    tasks = sum(asks(_said(item)) >= ASKS for item in items)
    is_marked = is_counted and any(ends_asking(_said(item)) for item in items)
    return is_marked or tasks >= max(_LEAST, _ASKING * len(items))


def are_known(sheet: Sheet, run: Sequence[Block]) -> bool:
    """Whether lists are questions by what stands below each item, whatever its words ask."""
    return _are_counted(sheet, run) or _are_choices(sheet, run)


def _are_counted(sheet: Sheet, run: Sequence[Block]) -> bool:
    """Whether lists of one line each count on above what is told of each line, and some line asks."""
    if len(run) < _MANY or run[0].kind != "ordered_list":
        return False
    tokens = sheet.tokens
    if any(len(places(tokens, block)) > 1 for block in run):
        return False
    items = [read_item(tokens, places(tokens, block)[0]) for block in run]
    between = [tokens[a.stop : b.start] for a, b in pairwise(run)]
    is_told = all(told and not any(_asks_itself(t) for t in told) for told in between)
    return is_told and all(map(_is_line, items)) and _ask_enough(items, is_counted=True)


def _asks_itself(token: Token) -> bool:
    """Whether what stands between the lines is a heading, or a question of its own."""
    return token.type == "heading_open" or (token.type == "inline" and ends_asking(token.content))


def _is_line(item: Item) -> bool:
    """Whether an item's first paragraph is one line that does not only lead up to what follows."""
    is_one = bool(item.children) and not any(t.type == "softbreak" for t in item.children)
    return is_one and not _said(item).endswith((":", "："))


def is_titled(item: Item) -> bool:
    """Whether an item's first paragraph is bold, but for a remark in brackets."""
    children = [t for t in item.children if t.content or t.nesting]
    if not children or children[0].type != "strong_open" or any(t.type == "softbreak" for t in children):
        return False
    end = next((n for n, t in enumerate(children) if t.type == "strong_close"), -1)
    rest = "".join(t.content for t in children[end + 1 :]).strip()
    return end > 0 and (not rest or (rest[0] == "(" and rest[-1] == ")"))


def _said(item: Item) -> str:
    return "".join(t.content for t in item.children).rstrip(" *_`)")


def is_answered_below(sheet: Sheet, inner: Sequence[Block]) -> bool:
    """Whether options with boxes, or a fold that says that it answers, stand below an item's words."""
    return _has_boxes(sheet, inner) or _has_fold(sheet, inner)


def _has_boxes(sheet: Sheet, inner: Sequence[Block]) -> bool:
    """Whether a list of options with boxes, some of them ticked, is all that stands below an item's words."""
    if len(inner) != 1 or not sheet.signs & TICKED or not inner[0].kind.endswith("_list"):
        return False
    own = (read_item(sheet.tokens, place).children for place in places(sheet.tokens, inner[0]))
    said = {words(sheet.masks, children)[:3] for children in own}
    return len(said) > 1 and said <= BOXES and bool(said & TICKED)


def _has_fold(sheet: Sheet, inner: Sequence[Block]) -> bool:
    """Whether a fold that says that it answers stands below an item's words."""
    summaries = (sheet.tokens[b.start + 1] for b in inner if b.kind == "details")
    return any(t.type == "summary" and names_answer(words(sheet.masks, t.children or ())) for t in summaries)


def _are_choices(sheet: Sheet, run: Sequence[Block]) -> bool:
    """Whether most items of counted lists end in options to choose from."""
    if run[0].kind != "ordered_list" or OPTIONS not in sheet.signs:
        return False
    items = [place for block in run for place in places(sheet.tokens, block)]
    chosen = sum(ends_in_options(sheet, sheet.tokens[item.start : item.stop]) for item in items)
    return chosen > 1 and 2 * chosen > len(items)

"""The items of a list, what each says first, and whether the next list counts on."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.looks import is_question_title
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list and what it says first."""

    place: Block
    inner: tuple[Block, ...]
    children: tuple[Token, ...]
    """Inline tokens of its first paragraph; none where it begins with something else."""

    line: int


def places(tokens: Sequence[Token], block: Block) -> list[Block]:
    """List the items of a list."""
    return blocks(tokens, block.start + 1, block.stop - 1)


def read_item(tokens: Sequence[Token], place: Block) -> Item:
    """Look at an item's blocks and first words."""
    inner = tuple(blocks(tokens, place.start + 1, place.stop - 1))
    if inner and inner[0].kind == "ordered_list" and len(places(tokens, inner[0])) == 1:
        # `- 1. What is it?` is a list in a list to Markdown, and one item to its author.
        inner = (*blocks(tokens, inner[0].start + 2, inner[0].stop - 2), *inner[1:])
    if not inner or inner[0].kind != "paragraph":
        return Item(place, inner, (), (tokens[place.start].map or [0])[0])
    inline = tokens[inner[0].start + 1]
    return Item(place, inner, tuple(inline.children or ()), (inline.map or [0])[0])


def goes_on_in(tokens: Sequence[Token], block: Block, following: Block | None) -> bool:
    """Whether the next list counts on from this one, so that what stands between is an answer."""
    if not following or following.kind != block.kind:
        return False
    if block.kind != "ordered_list":
        between = tokens[block.stop : following.start]
        return bool(between) and all(t.type == "fence" for t in between)
    items = places(tokens, block)
    first, last = tokens[items[0].start].info, tokens[items[-1].start].info
    follower = tokens[following.start + 1].info
    return int(follower) == int(last) + 1 or first == last == follower


def runs(tokens: Sequence[Token], lists: Sequence[Block]) -> list[list[Block]]:
    """Put lists together that are one to their author: they count on, or are single bullets."""
    found: list[list[Block]] = []
    counting: list[Block] = []
    last: Block | None = None
    for block in lists:
        is_bullet = block.kind == "bullet_list" and len(places(tokens, block)) == 1
        was_bullet = last is not None and last.kind == "bullet_list" and len(places(tokens, last)) == 1
        if last and (
            (is_bullet and was_bullet) or (last.kind == "bullet_list" and goes_on_in(tokens, last, block))
        ):
            found[-1].append(block)
        elif counting and goes_on_in(tokens, counting[-1], block):
            counting.append(block)
        else:
            found.append([block])
        if block.kind == "ordered_list":
            counting = counting if counting and counting[-1] is block else found[-1]
        last = block
    return found


def is_name(sheet: Sheet, item: Item) -> bool:
    """Whether an item is an entry of contents, or only a word such as "front", with nothing below it."""
    is_alone = len(item.inner) == 1
    return _is_entry(item.children) or (is_alone and is_question_title(words(sheet.masks, item.children)))


def _is_entry(children: Sequence[Token]) -> bool:
    """Whether an item is an entry of a table of contents."""
    if children and children[0].content.startswith("[[#"):
        return True
    if not children or children[0].type != "link_open" or children[-1].type != "link_close":
        return False
    return str(children[0].attrs.get("href", "")).startswith("#")

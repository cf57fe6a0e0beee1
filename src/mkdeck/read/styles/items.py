"""Questions that are items of a list, ordered or not, with the answer inside of the item or below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from mkdeck.read.blocks import Block, blocks
from mkdeck.read.looks import ANSWER_LABEL
from mkdeck.read.marks import BELOW_HEADINGS, Mark, weigh
from mkdeck.read.press import words
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.bold import paragraph
from mkdeck.read.styles.itemwords import is_entry, parted

NAME = "list items"

_ASKS = 0.75


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list and what it says first."""

    place: Block
    inner: tuple[Block, ...]
    children: tuple[Token, ...]
    """Inline tokens of its first paragraph; none where it begins with something else."""

    line: int


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each item that asks one; of lists inside of items that ask none, too."""
    tokens = sheet.tokens
    lists = [b for b in among if b.kind in ("ordered_list", "bullet_list")]
    for at, block in enumerate(lists):
        following = lists[at + 1] if at + 1 < len(lists) else None
        yield from _list_marks(sheet, block, goes_on=_goes_on(tokens, block, following))


def _list_marks(sheet: Sheet, outermost: Block, *, goes_on: bool) -> Iterator[Mark]:
    """See the questions of one list; the last item's answer may go on below the list."""
    todo = [outermost]
    while todo:
        block = todo.pop()
        found: list[Mark] = []
        items = [_item(sheet.tokens, place) for place in _places(sheet.tokens, block)]
        for item in items:
            if found and not _has_answer(found[-1], items) and _is_answer(sheet, item):
                found[-1] = _answered(sheet.tokens, found[-1], item)
                continue
            mark = _mark(sheet, block, item, is_first=item is items[0])
            if mark:
                found.append(mark)
            else:
                todo += [b for b in item.inner if b.kind.endswith("_list")]
        if found and block is outermost:
            found[-1] = _opened(found, items, goes_on=goes_on)
        yield from found


def _mark(sheet: Sheet, block: Block, item: Item, *, is_first: bool) -> Mark | None:
    """Make the mark of an item that asks."""
    prompt, rest = parted(item.children, alone=len(item.inner) == 1)
    form, number, strength = weigh(sheet.masks, prompt)
    if not prompt or (form == "plain" and (strength < _ASKS or is_entry(item.children))):
        return None
    ordinal = sheet.tokens[item.place.start].info
    if form == "plain" and ordinal:
        form, number = "numbered", ordinal
    return Mark(
        style=NAME,
        start=block.start if is_first else item.place.start,
        body=item.inner[0].stop,
        prompt=prompt,
        rank=BELOW_HEADINGS + 1 + (block.kind == "bullet_list"),
        form=form,
        strength=strength,
        number=number,
        head=paragraph(rest, item.line + _breaks(prompt) + _breaks(rest[:1])),
        stop=item.place.stop,
        line=item.line,
    )


def _breaks(tokens: Sequence[Token]) -> int:
    return sum(t.type in ("softbreak", "hardbreak") for t in tokens)


def _opened(found: Sequence[Mark], items: Sequence[Item], *, goes_on: bool) -> Mark:
    """Let the last answer go on below the list, where the list counts on or the others have answers."""
    last = found[-1]
    if last.stop != items[-1].place.stop:
        return last
    if goes_on or (not _has_answer(last, items) and (len(found) == 1 or _has_answer(found[-2], items))):
        return replace(last, stop=-1)
    return last


def _has_answer(mark: Mark, items: Sequence[Item]) -> bool:
    """Whether the item itself holds an answer."""
    item = next(i for i in items if i.line == mark.line)
    return bool(mark.head) or len(item.inner) > 1 or mark.stop != item.place.stop


def _is_answer(sheet: Sheet, item: Item) -> bool:
    """Whether an item begins with `A:`, the answer to the item before it."""
    return bool(item.children) and bool(ANSWER_LABEL.match(words(sheet.masks, item.children)))


def _answered(tokens: Sequence[Token], mark: Mark, item: Item) -> Mark:
    """Give the mark the next item for its answer."""
    inside = tokens[item.inner[0].stop : item.place.stop - 1]
    head = (*paragraph(item.children, item.line), *inside)
    return replace(mark, head=head, body=item.place.stop, stop=item.place.stop)


def _places(tokens: Sequence[Token], block: Block) -> list[Block]:
    return blocks(tokens, block.start + 1, block.stop - 1)


def _item(tokens: Sequence[Token], place: Block) -> Item:
    """Look at an item's blocks and first words."""
    inner = tuple(blocks(tokens, place.start + 1, place.stop - 1))
    if not inner or inner[0].kind != "paragraph":
        return Item(place, inner, (), (tokens[place.start].map or [0])[0])
    inline = tokens[inner[0].start + 1]
    return Item(place, inner, tuple(inline.children or ()), (inline.map or [0])[0])


def _goes_on(tokens: Sequence[Token], block: Block, following: Block | None) -> bool:
    """Whether the next list counts on from this one, so that what stands between is an answer."""
    if block.kind != "ordered_list" or not following or following.kind != "ordered_list":
        return False
    items = _places(tokens, block)
    last, follower = tokens[items[-1].start].info, tokens[following.start + 1].info
    if not last.isdigit() or not follower.isdigit():
        return False
    return int(follower) == int(last) + 1 or (len(items) == 1 and last == follower)

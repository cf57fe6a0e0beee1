"""Questions that are items of a list, ordered or not, with the answer inside of the item or below it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from markdown_it.token import Token

from mkdeck.read.blocks import Block
from mkdeck.read.looks import ANSWER_LABEL, is_put_off
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark, weigh
from mkdeck.read.paragraphs import breaks, paragraph
from mkdeck.read.press import words
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.itemplaces import Item, goes_on_in, places, read_item, runs
from mkdeck.read.styles.itemtitles import are_titled, are_told, has_boxes, is_titled
from mkdeck.read.styles.itemwords import (
    Manner,
    are_bare,
    are_joined,
    are_lazy,
    are_tasks,
    ask_mostly,
    is_entry,
    parted,
)

NAME = "list items"

_ASKS = 0.75
_CERTAIN = 0.9
"""With a question mark."""

_MOST, _COUNTED = 0.51, 0.5
"""How many items must ask so that all do: most; half where they count on over what stands between."""

_FEW = 2


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each item that asks one; of lists inside of items that ask none, too."""
    tokens = sheet.tokens
    lists = [b for b in among if b.kind in ("ordered_list", "bullet_list")]
    bullets = [b for b in lists if b.kind == "bullet_list"]
    titled = are_titled([read_item(tokens, place) for b in bullets for place in places(tokens, b)])
    for run in runs(tokens, lists):
        said = [read_item(tokens, place).children for block in run for place in places(tokens, block)]
        said = [c for c in said if not is_put_off(words(sheet.masks, c))]
        asking = ask_mostly(said, least=_COUNTED if len(run) > _FEW else _MOST)
        asking = asking or (len(run) > _FEW and are_tasks(said)) or are_told(sheet, run)
        goes_on = False
        for at, block in enumerate(run):
            following = run[at + 1] if at + 1 < len(run) else None
            goes_on = goes_on_in(tokens, block, following) or (
                goes_on and (_asks_only(tokens, block) or _is_folded_below(tokens, run[at - 1 : at + 1]))
            )
            found = list(_list_marks(sheet, block, goes_on=goes_on, asking=asking, titled=titled))
            last = _answered_below(sheet, block, asking=asking)
            yield from (m for m in found if not last or m.line != last.line)
            yield from (last,) if last else ()


def _answered_below(sheet: Sheet, block: Block, *, asking: bool) -> Mark | None:
    """Make the mark of a list's last item, all of it, where the answer's label stands right below."""
    tokens = sheet.tokens
    items = places(tokens, block)
    lead = block.stop + 2 * (block.kind == "ordered_list" and _begins_bullets(tokens, block.stop))
    is_asked = asking or len(items) == 1
    if not is_asked or lead + 1 >= len(tokens) or tokens[lead].type != "paragraph_open":
        return None
    item = read_item(tokens, items[-1])
    below = words(sheet.masks, tokens[lead + 1].children or ())
    if not item.children or len(item.inner) > 1 or not ANSWER_LABEL.match(below):
        return None
    form, number, _ = weigh(sheet.masks, item.children)
    ordinal = tokens[item.place.start].info
    return Mark(
        style=NAME,
        start=block.start if len(items) == 1 else item.place.start,
        body=block.stop,
        prompt=item.children,
        rank=BELOW_HEADINGS + 1 + (block.kind == "bullet_list"),
        form=form if form == "labelled" or not (ordinal or len(items) == 1) else "numbered",
        strength=SURE,
        number=number or ordinal,
        line=item.line,
    )


def _begins_bullets(tokens: Sequence[Token], at: int) -> bool:
    """Whether a list of bullets begins here, half indented below a number."""
    return at + 2 < len(tokens) and tokens[at].type == "bullet_list_open"


def _list_marks(
    sheet: Sheet, outermost: Block, *, goes_on: bool, asking: bool, titled: bool
) -> Iterator[Mark]:
    """See the questions of one list; the last item's answer may go on below the list."""
    todo = [outermost]
    while todo:
        block = todo.pop()
        found: list[Mark] = []
        items = [read_item(sheet.tokens, place) for place in places(sheet.tokens, block)]
        said = [i.children for i in items]
        is_asking = asking if block is outermost else ask_mostly(said)
        is_bare = are_bare([i.children for i in items if len(i.inner) == 1])
        manner = Manner(are_lazy(said), are_joined(said), is_asking, is_bare, titled and block is outermost)
        for item in items:
            if found and not _has_answer(found[-1], items) and _is_answer(sheet, item):
                found[-1] = _answered(sheet.tokens, found[-1], item)
                continue
            mark = _mark(sheet, block, item, is_first=item is items[0], manner=manner)
            if mark:
                found.append(mark)
            else:
                todo += [b for b in item.inner if b.kind.endswith("_list")]
        if found and _is_chance(found, items):
            continue
        if found and block is outermost:
            found[-1] = _opened(found, items, goes_on=goes_on)
        yield from found


def _mark(sheet: Sheet, block: Block, item: Item, *, is_first: bool, manner: Manner) -> Mark | None:
    """Make the mark of an item that asks, or that stands among others that do."""
    prompt, rest = parted(item.children, alone=len(item.inner) == 1, manner=manner)
    form, number, strength = weigh(sheet.masks, prompt)
    is_usual = manner.is_lazy or manner.is_asking or (manner.is_titled and is_titled(item))
    strength = max(strength, _ASKS) if strength and is_usual else strength
    strength = max(strength, _CERTAIN) if has_boxes(sheet, item.inner[1:]) else strength
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
        head=paragraph(rest, item.line + breaks(prompt) + breaks(rest[:1])),
        stop=item.place.stop,
        line=item.line,
    )


def _asks_only(tokens: Sequence[Token], block: Block) -> bool:
    """Whether a list's only item holds nothing but a paragraph and code that it asks about."""
    items = places(tokens, block)
    inner = read_item(tokens, items[0]).inner
    return len(items) == 1 and [b.kind for b in inner[1:]] in ([], ["fence"], ["code_block"])


def _is_folded_below(tokens: Sequence[Token], pair: Sequence[Block]) -> bool:
    """Whether a fold stands right below a list as below the one before it."""
    return all(b.stop < len(tokens) and tokens[b.stop].type == "details_open" for b in pair)


def _is_chance(found: Sequence[Mark], items: Sequence[Item]) -> bool:
    """Whether few items of a list only begin like a question, and so ask as little as the others."""
    is_few = len(found) * 2 < len(items) or len(found) == 1 < len(items)
    return is_few and all(m.form != "labelled" and m.strength < _CERTAIN for m in found)


def _opened(found: Sequence[Mark], items: Sequence[Item], *, goes_on: bool) -> Mark:
    """Let the last answer go on below the list, where the list counts on or the others have answers."""
    last = found[-1]
    if last.stop != items[-1].place.stop:
        return last
    if not goes_on and last.strength < _CERTAIN and len(found) < len(items):
        return last
    if goes_on or (not _has_answer(last, items) and (len(found) == 1 or _has_answer(found[-2], items))):
        return replace(last, stop=-1)
    return last


def _has_answer(mark: Mark, items: Sequence[Item]) -> bool:
    """Whether the item itself holds an answer."""
    item = items[bisect_left(items, mark.line, key=attrgetter("line"))]
    return bool(mark.head) or len(item.inner) > 1 or mark.stop != item.place.stop


def _is_answer(sheet: Sheet, item: Item) -> bool:
    """Whether an item begins with `A:`, the answer to the item before it."""
    return bool(item.children) and bool(ANSWER_LABEL.match(words(sheet.masks, item.children)))


def _answered(tokens: Sequence[Token], mark: Mark, item: Item) -> Mark:
    """Give the mark the next item for its answer."""
    inside = tokens[item.inner[0].stop : item.place.stop - 1]
    head = (*paragraph(item.children, item.line), *inside)
    return replace(mark, head=head, body=item.place.stop, stop=item.place.stop)

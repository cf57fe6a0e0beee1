"""Questions that are items of a list, ordered or not, with the answer inside of the item or below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.lineends import lines_ending
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.itemanswers import answered, has_answer, is_answer
from mkdeck.read.styles.itemmanners import (
    are_bare,
    are_joined,
    are_lazy,
    are_tasks,
    ask_mostly,
    told_in_turn,
)
from mkdeck.read.styles.itemplaces import Item, goes_on_in, is_name, places, read_item, runs
from mkdeck.read.styles.itemtitles import are_known, are_titled, are_told, is_answered_below, is_titled
from mkdeck.read.styles.itemwords import Manner, parted
from mkdeck.read.styles.keyedlists import keyed_lists
from mkdeck.read.styles.listends import answered_below, are_folded, asks_only, is_folded_below, opened
from mkdeck.read.words.looks import ASKS, CERTAIN
from mkdeck.read.words.putoff import is_put_off

NAME = "list items"

_MOST, _COUNTED = 0.51, 0.5
"""How many items must ask so that all do: most; half where they count on over what stands between."""

_FEW = 2


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each item that asks one; of lists inside of items that ask none, too."""
    tokens = sheet.tokens
    lists = [b for b in among if b.kind in ("ordered_list", "bullet_list")]
    bullets = [b for b in lists if b.kind == "bullet_list"]
    titled = are_titled([read_item(tokens, place) for b in bullets for place in places(tokens, b)])
    kinds = ("ordered_list", "bullet_list")
    keyed = keyed_lists(sheet, among)
    told = {kind for kind in kinds if are_told(sheet, [b for b in lists if b.kind == kind])}
    for run in runs(tokens, lists):
        said = [read_item(tokens, place).children for block in run for place in places(tokens, block)]
        said = [c for c in said if not is_put_off(words(sheet.masks, c))]
        asking = ask_mostly(said, least=_COUNTED if len(run) > _FEW else _MOST)
        asking = asking or (len(run) > _FEW and are_tasks(said)) or run[0].kind in told
        asking = asking or are_known(sheet, run) or are_folded(sheet, run)
        asking = asking or any(block.start in keyed for block in run)
        goes_on = False
        in_run: list[Mark] = []
        for at, block in enumerate(run):
            following = run[at + 1] if at + 1 < len(run) else None
            goes_on = goes_on_in(tokens, block, following) or (
                goes_on and (asks_only(tokens, block) or is_folded_below(tokens, run[at - 1 : at + 1]))
            )
            found = list(_list_marks(sheet, block, goes_on=goes_on, asking=asking, titled=titled))
            last = answered_below(sheet, block, style=NAME, asking=asking)
            in_run += (m for m in found if not last or m.line != last.line)
            in_run += (last,) if last else ()
        if len(run) == 1 or not _is_chance(in_run, said):
            yield from in_run


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
        telling = told_in_turn(said)
        is_asking = asking if block is outermost else ask_mostly(said)
        is_bare = are_bare([i.children for i in items if len(i.inner) == 1])
        manner = Manner(are_lazy(said), are_joined(said), is_asking, is_bare, titled)
        for n, item in enumerate(items):
            is_open = bool(found) and not has_answer(found[-1], items)
            if n in telling or (is_open and is_answer(sheet, item)):
                found[-1] = answered(sheet.tokens, found[-1], item, block)
                continue
            mark = _mark(sheet, block, item, is_first=item is items[0], manner=manner)
            if mark:
                found.append(mark)
            else:
                todo += [b for b in item.inner if b.kind.endswith("_list")]
        if found and _is_chance(found, items):
            continue
        if found and block is outermost:
            found[-1] = opened(sheet.tokens, found, items, goes_on=goes_on)
        yield from found


def _mark(sheet: Sheet, block: Block, item: Item, *, is_first: bool, manner: Manner) -> Mark | None:
    """Make the mark of an item that asks, or that stands among others that do."""
    prompt, rest = parted(item.children, alone=len(item.inner) == 1, manner=manner)
    form, number, strength = weigh(sheet.masks, prompt)
    is_usual = manner.is_lazy or manner.is_asking or (manner.is_titled and is_titled(item))
    strength = max(strength, ASKS) if strength and is_usual else strength
    strength = max(strength, CERTAIN) if is_answered_below(sheet, item.inner[1:]) else strength
    if not prompt or (form == "plain" and strength < ASKS) or is_name(sheet, item):
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
        head=paragraph(rest, item.line + lines_ending(prompt) + lines_ending(rest[:1])),
        stop=item.place.stop,
        line=item.line,
    )


def _is_chance(found: Sequence[Mark], items: Sequence[object]) -> bool:
    """Whether few items of a list only begin like a question, and so ask as little as the others."""
    is_few = len(found) * 2 < len(items) or len(found) == 1 < len(items)
    return is_few and all(m.form != "labelled" and m.strength < CERTAIN for m in found)

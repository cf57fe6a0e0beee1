"""Questions that are items of a list, ordered or not, with the answer inside of the item or below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.blocks import Block, blocks
from mkdeck.read.marks import BELOW_HEADINGS, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.bold import bold_end, paragraph

NAME = "list items"


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each item of an outermost list that asks one."""
    tokens = sheet.tokens
    lists = [b for b in among if b.kind in ("ordered_list", "bullet_list")]
    for at, block in enumerate(lists):
        following = lists[at + 1] if at + 1 < len(lists) else None
        yield from _list_marks(sheet, block, goes_on=_goes_on(tokens, block, following))


def _list_marks(sheet: Sheet, block: Block, *, goes_on: bool) -> Iterator[Mark]:
    """See the questions of one list; the last item's answer may go on below the list."""
    tokens = sheet.tokens
    items = blocks(tokens, block.start + 1, block.stop - 1)
    others_open = True
    for item in items:
        inner = blocks(tokens, item.start + 1, item.stop - 1)
        if not inner or inner[0].kind != "paragraph":
            continue
        inline = tokens[inner[0].start + 1]
        children = inline.children or []
        cut = _prompt_end(children)
        prompt = tuple(children[:cut])
        form, number, strength = weigh(sheet.masks, prompt)
        line = inline.map[0] if inline.map else 0
        head = paragraph(children[cut:], line + 1)
        has_answer = bool(head) or len(inner) > 1
        is_last = item is items[-1]
        opens = is_last and not has_answer and (goes_on or others_open)
        others_open = has_answer
        if form == "plain" and (strength < 0.75 or _only_links(children)):
            continue
        rank = BELOW_HEADINGS + 1 + (block.kind == "bullet_list")
        ordinal = tokens[item.start].info
        if form == "plain" and ordinal:
            form, number = "numbered", ordinal
        start = block.start if item is items[0] else item.start
        stop = -1 if opens or (is_last and goes_on) else item.stop
        yield Mark(
            NAME, start, inner[0].stop, prompt, rank, form, strength, number, head=head, stop=stop, line=line
        )


def _prompt_end(children: Sequence[Token]) -> int:
    """Give where the item's question ends: its bold words, or its first line where that asks."""
    bold = bold_end(children)
    if bold:
        return bold
    for at, token in enumerate(children):
        if token.type in ("softbreak", "hardbreak"):
            asked = "".join(t.content for t in children[:at]).rstrip(" *_`)")
            if asked.endswith(("?", "？", "؟", ":")) or token.type == "hardbreak":
                return at
    return len(children)


def _only_links(children: Sequence[Token]) -> bool:
    """Whether an item is an entry of a table of contents."""
    return (
        bool(children)
        and children[0].type == "link_open"
        and children[-1].type == "link_close"
        and str(children[0].attrs.get("href", "")).startswith("#")
    )


def _goes_on(tokens: Sequence[Token], block: Block, following: Block | None) -> bool:
    """Whether the next list counts on from this one, so that what stands between is an answer."""
    if block.kind != "ordered_list" or not following or following.kind != "ordered_list":
        return False
    items = blocks(tokens, block.start + 1, block.stop - 1)
    last, follower = tokens[items[-1].start].info, tokens[following.start + 1].info
    if not last.isdigit() or not follower.isdigit():
        return False
    return int(follower) == int(last) + 1 or (len(items) == 1 and last == follower)

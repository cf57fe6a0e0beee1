"""What stands right below a list and may be the answer to its last item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, close
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.itemanswers import has_answer
from mkdeck.read.styles.itemplaces import Item, places, read_item
from mkdeck.read.words.answernames import ANSWER_LABEL, explains, names_answer
from mkdeck.read.words.looks import CERTAIN

_FEW = 2
_LABEL = 20
"""Characters; that is as long as a label is."""

_LED = ("fence", "code_block", "bullet_list_open")


def answered_below(sheet: Sheet, block: Block, *, style: str, asking: bool) -> Mark | None:
    """Make the mark of a list's last item, all of it, where the answer's label stands right below."""
    tokens = sheet.tokens
    items = places(tokens, block)
    lead = block.stop + 2 * (block.kind == "ordered_list" and _begins_bullets(tokens, block.stop))
    is_asked = asking or len(items) == 1
    if not is_asked or lead + 1 >= len(tokens) or tokens[lead].type != "paragraph_open":
        return None
    item = read_item(tokens, items[-1])
    below = words(sheet.masks, tokens[lead + 1].children or ())
    if not item.children or len(item.inner) > 1 or not ANSWER_LABEL.match(below) or explains(below[:_LABEL]):
        return None
    form, number, _ = weigh(sheet.masks, item.children)
    ordinal = tokens[item.place.start].info
    return Mark(
        style=style,
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


def opened(tokens: Sequence[Token], found: Sequence[Mark], items: Sequence[Item], *, goes_on: bool) -> Mark:
    """Let the last answer go on below the list, where the list counts on or the others have answers."""
    last = found[-1]
    if last.stop != items[-1].place.stop:
        return last
    if not goes_on and last.strength < CERTAIN and len(found) < len(items):
        return last
    if goes_on or (not has_answer(last, items) and (len(found) == 1 or has_answer(found[-2], items))):
        return replace(last, stop=-1)
    return replace(last, stop=_led_up_to(tokens, last.stop)) if last.head else last


def _led_up_to(tokens: Sequence[Token], stop: int) -> int:
    """Give the end of code or bullets that a list's last words lead up to; the same place without any."""
    said = next((tokens[n].content for n in range(stop - 1, -1, -1) if tokens[n].type == "inline"), "")
    below = stop + 1
    if not said.rstrip("*_ ").endswith((":", "：")) or below >= len(tokens):
        return stop
    return close(tokens, below) if tokens[below].type in _LED else stop


def asks_only(tokens: Sequence[Token], block: Block) -> bool:
    """Whether a list's only item holds nothing but a paragraph and code that it asks about."""
    items = places(tokens, block)
    inner = read_item(tokens, items[0]).inner
    return len(items) == 1 and [b.kind for b in inner[1:]] in ([], ["fence"], ["code_block"])


def is_folded_below(tokens: Sequence[Token], pair: Sequence[Block]) -> bool:
    """Whether a fold stands right below a list as below the one before it."""
    return all(b.stop < len(tokens) and tokens[b.stop].type == "details_open" for b in pair)


def are_folded(sheet: Sheet, run: Sequence[Block]) -> bool:
    """Whether right below each of several lists of one item stands a fold that says that it answers."""
    tokens = sheet.tokens
    if len(run) < _FEW or not all(len(places(tokens, b)) == 1 for b in run):
        return False
    below = [tokens[b.stop : b.stop + 2] for b in run]
    is_fold = [len(t) > 1 and (t[0].type, t[1].type) == ("details_open", "summary") for t in below]
    return all(is_fold) and all(names_answer(words(sheet.masks, t[1].children or ())) for t in below)

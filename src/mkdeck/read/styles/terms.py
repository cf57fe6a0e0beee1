"""Terms in bold or code with what they mean behind or below them, where nothing in a file asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.lineends import LINE_ENDS, lines_ending
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.itemplaces import Item, places, read_item

NAME = "terms"

_LEAST = 3
_MOST = 0.8
"""Of the blocks of the file, headings left out."""

_STRENGTH = 0.6
_ASIDE = frozenset(["heading", "hr", "html_block"])
_JOINT = re.compile(r"\s*(?:[:：]|[–—=-]+>?\s)")

Words = tuple[Token, ...]


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card in each item or paragraph that begins with its term, where nearly all do."""
    own = [b for b in among if b.kind not in _ASIDE]
    found = [_terms(sheet.tokens, b) for b in own]
    count = sum(map(len, found))
    if count >= _LEAST and sum(map(bool, found)) >= _MOST * len(own):
        yield from (mark for terms in found for mark in terms)


def _terms(tokens: Sequence[Token], block: Block) -> list[Mark]:
    """Make the marks of a list or a paragraph; none where one of its items begins otherwise."""
    if block.kind == "paragraph":
        inline = tokens[block.start + 1]
        items = [Item(block, (block,), tuple(inline.children or ()), (inline.map or [0])[0])]
    elif block.kind.endswith("_list"):
        items = [read_item(tokens, place) for place in places(tokens, block)]
    else:
        return []
    found = [_mark(block, item, is_first=item is items[0]) for item in items]
    return [mark for mark in found if mark] if all(found) else []


def _mark(block: Block, item: Item, *, is_first: bool) -> Mark | None:
    """Make the mark of a term with something behind or below it."""
    cut = _term_end(item.children)
    term, rest = item.children[:cut], item.children[cut:]
    if not term or not (rest or len(item.inner) > 1):
        return None
    return Mark(
        style=NAME,
        start=block.start if is_first else item.place.start,
        body=item.inner[0].stop,
        prompt=term,
        rank=BELOW_HEADINGS + 1,
        form="labelled",
        strength=_STRENGTH,
        head=paragraph(rest, item.line + lines_ending(rest[:1])),
        stop=item.place.stop,
        line=item.line,
    )


def _term_end(children: Words) -> int:
    """Give where the bold term ends that a sign or a line end parts from the rest; 0 without one."""
    first = next((t for t in children if t.content or t.nesting), None)
    if first is None or first.type not in ("strong_open", "code_inline"):
        return 0
    end = children.index(first) + 1
    if first.type == "strong_open":
        end = next(i for i, t in enumerate(children) if t.type == "strong_close") + 1
    if first.nesting and not any(t.content.strip() for t in children[end:]):
        return len(children)
    inside = "".join(t.content for t in children[:end]).rstrip()
    after = children[end] if end < len(children) else first
    is_parted = after.type in LINE_ENDS or inside.endswith((":", "："))
    return end if is_parted or (after.type == "text" and _JOINT.match(after.content)) else 0

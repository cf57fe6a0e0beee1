"""Lists above the questions that only say them beforehand: tables of contents, with or without links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ASKS, asks, names_questions
from mkdeck.read.words.pageparts import is_furniture
from mkdeck.read.words.prefixes import label_end

_LEAST = 2
_MOST = 0.8
"""Of the entries; one or two may have been reworded."""

_HEADINGS = 2
"""The title and the list's own."""

_FRONT = latent(r"[^?？:\n]+(?:[?？](?=.*\w)|(?=::))")
"""A question before its answer on one line."""

_BOX = re.compile(r"[(\[][ xX][)\]]")
_SIGNS = re.compile(r"[\W_]+")
_ENTRY = frozenset(
    ["list_item_open", "list_item_close", "paragraph_open", "paragraph_close", "inline"]
    + [f"{kind}_list_{end}" for kind in ("bullet", "ordered") for end in ("open", "close")]
)


def without_listed(tokens: list[Token], text: str) -> list[Token]:
    """Leave out such a list where nearly all of its entries come again below, with more to them."""
    likely = [b for b in _candidates(tokens) if _comes_again(tokens, b, text)]
    last = dict(_begun(tokens)) if likely else {}
    for block in reversed([b for b in likely if _is_listed(tokens, b, last)]):
        tokens = [*tokens[: block.start], *tokens[block.stop :]]
    return tokens


def _candidates(tokens: Sequence[Token]) -> Iterator[Block]:
    """Give the lists near the top that hold nothing but lines, below no heading that asks."""
    headings = 0
    is_page = True
    heads = (at for at, t in enumerate(tokens) if t.type == "heading_open" and not t.level)
    for block in blocks(tokens, 0, next(islice(heads, _HEADINGS, None), len(tokens))):
        if block.kind == "heading":
            headings += 1
            said = _said(tokens[block.start + 1])
            is_page = headings == 1 or is_furniture(said) or names_questions(said)
            is_page = is_page and asks(said) < ASKS
        if block.kind in ("fence", "table"):
            return
        inner = tokens[block.start : block.stop]
        if is_page and block.kind.endswith("_list") and all(t.type in _ENTRY for t in inner):
            yield block


def _comes_again(tokens: Sequence[Token], block: Block, text: str) -> bool:
    """Whether one of a list's first entries is in the file more than once, and none an option to choose."""
    said = [_said(t) for t in tokens[block.start : block.stop] if t.type == "inline"]
    if len(said) < _LEAST or not any(text.count(entry) > 1 for entry in said[:_LEAST]):
        return False
    return not any(map(_BOX.match, said))


def _is_listed(tokens: Sequence[Token], block: Block, last: Mapping[str, int]) -> bool:
    """Whether the entries come again below a list; `last` is where words begin something the last time."""
    said = [_plain(_said(t)) for t in tokens[block.start : block.stop] if t.type == "inline"]
    return sum(last.get(entry, -1) >= block.stop for entry in said) >= _MOST * len(said)


def _begun(tokens: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """Give words of headings, summaries, paragraphs' lines and items that hold more, and their places."""
    for at, token in enumerate(tokens):
        if token.type == "summary":
            yield _plain(_said(token)), at
        if token.type == "inline":
            lines = _said(token).split("\n")
            yield from ((_plain(found[0]), at) for line in lines if (found := _FRONT.match(line)))
            is_bare = len(lines) == 1 and token.level > 1 and tokens[at + 2].type == "list_item_close"
            yield from () if is_bare else ((_plain(line), at) for line in lines)


def _said(token: Token) -> str:
    """Give the words of inline tokens, by lines."""
    return "".join("\n" if t.type in LINE_ENDS else t.content for t in token.children or ()).strip()


def _plain(said: str) -> str:
    """Give words without label, number and signs, to find them again."""
    return _SIGNS.sub("", said[label_end(said) :]).lower()

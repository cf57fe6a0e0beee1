"""Where the question of a list item ends and its answer begins, on one line or on two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.styles.bold import bold_end

_ENDS = ("?", "？", "؟")
_ON_ONE_LINE = re.compile(r"[?？؟]\s*(?:[-–—:=]+>?|→)?\s+(?=[^\s(\[])")


Words = tuple[Token, ...]


def parted(children: Words, *, alone: bool) -> tuple[Words, Words]:
    """Give the question and what follows it in the item's own paragraph.

    Where the item holds nothing else, `alone`, words behind the question mark are its answer.
    """
    bold = bold_end(children)
    if bold:
        return children[:bold], children[bold:]
    for at, token in enumerate(children):
        if token.type in ("softbreak", "hardbreak"):
            asked = "".join(t.content for t in children[:at]).rstrip(" *_`)")
            if asked.endswith((*_ENDS, ":")) or token.type == "hardbreak":
                return children[:at], children[at:]
    return _on_one_line(children) if alone else (children, ())


def _on_one_line(children: Words) -> tuple[Words, Words]:
    """Part `What is it? - A thing.` where no other question follows."""
    said = "".join(t.content for t in children).rstrip(" *_`)")
    depth = 0
    for at, token in enumerate(children):
        depth += token.nesting
        found = _ON_ONE_LINE.search(token.content) if token.type == "text" and not depth else None
        if found and not said.endswith(_ENDS):
            front = Token("text", "", 0, content=token.content[: found.start() + 1])
            back = Token("text", "", 0, content=token.content[found.end() :])
            return (*children[:at], front), (back, *children[at + 1 :])
    return children, ()


def is_entry(children: Sequence[Token]) -> bool:
    """Whether an item is an entry of a table of contents."""
    if not children or children[0].type != "link_open" or children[-1].type != "link_close":
        return False
    return str(children[0].attrs.get("href", "")).startswith("#")

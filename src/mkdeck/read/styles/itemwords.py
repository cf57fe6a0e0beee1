"""Where the question of a list item ends and its answer begins, on one line or on two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.styles.bold import bold_end

_ENDS = ("?", "？", "؟")
_ON_ONE_LINE = re.compile(r"[?？؟]\s*(?:[-–—:=]+>?|→)?\s+(?=[^\s(\[])")


Words = tuple[Token, ...]


def parted(children: Words, *, alone: bool, lazily: bool = False) -> tuple[Words, Words]:
    """Give the question and what follows it in the item's own paragraph.

    Where the item holds nothing else, `alone`, words behind the question mark are its answer;
    `lazily`, the question is the first line whatever it ends in, as in the items beside it.
    """
    bold = bold_end(children)
    if bold:
        return children[:bold], children[bold:]
    for at, token in enumerate(children):
        if token.type in ("softbreak", "hardbreak"):
            asked = "".join(t.content for t in children[:at]).rstrip(" *_`)")
            if lazily or asked.endswith((*_ENDS, ":")) or token.type == "hardbreak":
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


def are_lazy(items: Sequence[Words]) -> bool:
    """Whether in every item lines follow the first, and most first lines end in a question mark."""
    firsts = [_first_line(children) for children in items]
    asked = sum(line.rstrip(" *_`)").endswith(_ENDS) for line in firsts)
    return len(items) > 2 and all(firsts) and asked * 2 > len(items)


def _first_line(children: Words) -> str:
    """Give the words before the first line end; none without one."""
    end = next((i for i, t in enumerate(children) if t.type in ("softbreak", "hardbreak")), 0)
    return "".join(t.content for t in children[:end])


def is_entry(children: Sequence[Token]) -> bool:
    """Whether an item is an entry of a table of contents."""
    if not children or children[0].type != "link_open" or children[-1].type != "link_close":
        return False
    return str(children[0].attrs.get("href", "")).startswith("#")

"""Signs beside options that say which is right, `✅`, `☑`, `A. [x]`: not to be shown with the question."""

from __future__ import annotations

import re

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import blocks
from mkdeck.read.words.latent import latent

Tokens = tuple[Token, ...]

_RIGHT = latent(
    r"^[ *_]*(?:\w[.)][ *_]*)?(?:[✅✔✓☑]|\[[xX]\] )|[✅✔✓☑]\ufe0f?[ *_]*(?:\([^()]*\)[ *_]*)?$", re.MULTILINE
)
_SIGN = re.compile(r"[ \t]*[✅✔✓❌✗✘]\ufe0f?|[☑☒]\ufe0f?|\[[xX]\]")
_EMPTY = {"☑": "☐", "☒": "☐", "[": "[ ]"}


def without_signs(given: Tokens) -> tuple[Tokens, Tokens]:
    """Give a question's blocks without the signs, and the block that has them; none without such a block."""
    said = [[t.content for t in given[b.start : b.stop] if t.type == "inline"] for b in blocks(given)]
    found = [b for b, texts in zip(blocks(given), said, strict=True) if _tells("\n".join(texts))]
    if len(found) != 1:
        return (), ()
    options = given[found[0].start : found[0].stop]
    front = tuple(t.copy(children=_unsigned(t)) if t.type == "inline" else t for t in options)
    return (*given[: found[0].start], *front, *given[found[0].stop :]), options


def _tells(options: str) -> bool:
    """Whether a sign is on some lines, and not on all of them."""
    return bool(_RIGHT.search(options)) and not all(map(_RIGHT.search, options.split("\n")))


def _unsigned(inline: Token) -> list[Token]:
    """Take the signs off the words; a box stays as an empty one."""
    return [
        t.copy(content=_SIGN.sub(lambda m: _EMPTY.get(m[0][0], ""), t.content)) if t.type == "text" else t
        for t in inline.children or ()
    ]

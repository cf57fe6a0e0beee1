"""Paragraphs made of inline tokens that were cut out of another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.markdown.pairs import paired

_JOINT = re.compile(r"\s*(?:[:：]|[–—-]+(?=\s))?\s*")
"""What joins a question to an answer on its line."""


def paragraph(children: Sequence[Token], line: int) -> tuple[Token, ...]:
    """Make a paragraph of inline tokens; `line` is where it begins, behind a line end at its front."""
    children = paired(children)
    kept = list(children)
    while kept and (kept[0].type in LINE_ENDS or _is_break(kept[0])):
        line += kept.pop(0).type in LINE_ENDS and len(kept) + 1 < len(children)
    if kept and kept[0].type == "text" and (joint := _JOINT.match(kept[0].content)):
        kept[0] = Token("text", "", 0, content=kept[0].content[joint.end() :])
    if not any(t.content.strip() or t.type == "image" for t in kept):
        return ()
    content = "".join(map(_written, kept))
    return (
        Token("paragraph_open", "p", 1, map=[line, line + 1]),
        Token("inline", "", 0, children=kept, content=content, level=1, map=[line, line + 1]),
        Token("paragraph_close", "p", -1),
    )


def _is_break(token: Token) -> bool:
    """Whether it breaks the line, or is nothing between two that do."""
    if token.type == "html_inline":
        return token.content.lower().startswith("<br")
    return token.type == "text" and not token.content.strip()


def _written(token: Token) -> str:
    """Give what stands for a token in its paragraph's text."""
    if token.type == "image":
        return f"![{token.content}]"
    return "\n" if token.type in LINE_ENDS else token.content

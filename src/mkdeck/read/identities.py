"""Ids that other tools write into the notes: read, and never shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.masks import Mask

_COMMENT = re.compile(
    r"<!--\s*(?:ID|note_?key|note_?id|nid|anki[_-]?id|card_?id|notecardId|uuid)\s*[:=]?\s*([\w:.-]+)\s*-->",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"\s*(?:\^(\d{10,16})|(?:ID|id:|noteId|nid|note_?id)\s*:\s*([\w-]{6,40})|\[\^([\w-]{6,40})\]:?|\(([0-9a-f]{8}-[0-9a-f-]{27})\))\s*$"
)


def written_id(masks: Sequence[Mask], tokens: Sequence[Token]) -> tuple[str, tuple[Token, ...]]:
    """Take an id out of an answer's tokens: a comment, or a line of its own at the end."""
    found = ""
    for token in tokens:
        if token.type in ("html_block", "inline") and "<!--" in token.content:
            match = _COMMENT.search(token.content)
            found = match[1] if match else found
    if not tokens or len(tokens) < 3 or tokens[-1].type != "paragraph_close":
        return found, tuple(tokens)
    return _last_line(found, tuple(tokens))


def _last_line(found: str, tokens: tuple[Token, ...]) -> tuple[str, tuple[Token, ...]]:
    """Take the id off the last line of the last paragraph."""
    children = tokens[-2].children or []
    last = children[-1] if children else None
    match = _LINE.search(last.content) if last is not None and last.type == "text" else None
    if not match or last is None:
        return found, tokens
    identity = next(g for g in match.groups() if g)
    kept = [*children[:-1], Token("text", "", 0, content=last.content[: match.start()])]
    while kept and (kept[-1].type == "softbreak" or (kept[-1].type == "text" and not kept[-1].content)):
        kept.pop()
    if not kept:
        return identity, tokens[:-3]
    inline = tokens[-2].copy(children=kept, content=tokens[-2].content[: -len(match[0])])
    return identity, (*tokens[:-2], inline, tokens[-1])

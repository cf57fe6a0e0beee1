"""Ids that other tools write into the notes: read, and never shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.answers.furniture import is_furniture_block
from mkdeck.read.markdown.blocks import last_block
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.latent import latent

_COMMENT = latent(
    r"<!--\s*(?:ID|note_?key|note_?id|nid|anki[_-]?id|card_?id|notecardId|uuid)\s*[:=]?\s*([\w:.-]+)\s*-->",
    re.IGNORECASE,
)
_LINE = latent(
    r"(?:^|\s)\^(\d{10,16})$|^(?:ID|id:|noteId|nid|note_?id)\s*:\s*([\w-]{6,40})$|^\[\^([\w-]{6,40})\]:?$"
    r"|(?:^|\s)\(([0-9a-f]{8}-[0-9a-f-]{27})\)$"
)


def written_id(sheet: Sheet, tokens: Sequence[Token]) -> tuple[str, tuple[Token, ...]]:
    """Take an id out of an answer's tokens: a comment, or a line of its own at the end."""
    found = ""
    for token in tokens if "<!--" in sheet.signs else ():
        if token.type in ("html_block", "inline") and "<!--" in token.content:
            match = _COMMENT.search(token.content)
            found = match[1] if match else found
    last = last_block(tokens, len(tokens))
    while last and is_furniture_block(sheet, tokens, last):
        last = last_block(tokens, last.start)
    if not last or last.kind != "paragraph" or not _may_be_id(tokens[last.stop - 2]):
        return found, tuple(tokens)
    return _last_line(found, tuple(tokens[: last.stop]), tuple(tokens[last.stop :]))


def _may_be_id(inline: Token) -> bool:
    """Whether the last words of a paragraph have a sign of any id in them."""
    last = inline.children[-1] if inline.children else None
    if last is None or last.type != "text":
        return False
    return "^" in last.content or ":" in last.content or last.content.rstrip().endswith(")")


def _last_line(
    found: str, tokens: tuple[Token, ...], after: tuple[Token, ...]
) -> tuple[str, tuple[Token, ...]]:
    """Take the id off the last line of the last paragraph."""
    children = tokens[-2].children or []
    last = children[-1]
    match = _LINE.search(last.content.strip())
    if not match:
        return found, (*tokens, *after)
    identity = next(g for g in match.groups() if g)
    rest = last.content.strip()[: match.start()]
    kept = [*children[:-1], *([Token("text", "", 0, content=rest)] if rest else [])]
    while kept and kept[-1].type == "softbreak":
        kept.pop()
    if not kept:
        return identity, (*tokens[:-3], *after)
    content = tokens[-2].content.rstrip().removesuffix(match[0].strip()).rstrip()
    return identity, (*tokens[:-2], tokens[-2].copy(children=kept, content=content), tokens[-1], *after)

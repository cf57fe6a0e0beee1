"""Tags and properties that stand among an answer's lines: read, and not shown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import blocks
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.sheet import Sheet
from mkdeck.read.text.raresigns import HASHED
from mkdeck.read.words.latent import latent
from mkdeck.read.words.naming import HASHES, hash_names, tag_names
from mkdeck.values import dataclass

_LINKS = latent(r"(?:\[#[\w/-]+\]\(\)[\s,]*)+")
_LINE = latent(r"Tags:[ \t]*(\S[^\n]*)")
_LABEL = latent(r"[\W_]*tags?(?![^\W_])[\W_]*?(?=#)", re.IGNORECASE)
"""What stands before hashed tags, bold or on a line of its own."""

_COMMENT = latent(r"<!--\s*tags\s*:\s*(.+?)\s*-->", re.IGNORECASE)
_PROPERTY = latent(r"([a-z][\w-]*)::(?:\s+(.*))?")


@dataclass(frozen=True, slots=True)
class Properties:
    """What an answer's own lines say of the card."""

    tokens: tuple[Token, ...]
    """The answer without them."""

    tags: tuple[str, ...] = ()
    explicit_id: str = ""


def read_properties(sheet: Sheet, tokens: tuple[Token, ...]) -> Properties:
    """Take `[#tag]()` and `Tags:` lines, and `id:: …` properties below the prompt, out of an answer."""
    if not sheet.signs & {"::", "Tags:", "[#", "<!--", HASHED}:
        return Properties(tokens)
    tags: list[str] = []
    kept: list[Token] = []
    identity = ""
    for n, block in enumerate(blocks(tokens)):
        run = tokens[block.start : block.stop]
        inline = run[1] if block.kind == "paragraph" else None
        if inline and (_LINKS.fullmatch(inline.content) or _LINE.fullmatch(inline.content)):
            named = sheet.source(inline.content.removeprefix("Tags:"))
            tags += tag_names([named.replace("()", " ").replace("[", " ")])
            continue
        if inline and (hashed := _hashed(inline.content)):
            tags += hash_names(hashed)
            continue
        if block.kind == "html_block" and (found := _COMMENT.search(run[0].content)):
            tags += tag_names([found[1]])
        if inline and n == 0 and _PROPERTY.match(inline.content):
            run, identity = _without_properties(run, inline)
        kept += run
    return Properties(tuple(kept), tuple(dict.fromkeys(tags)), identity)


def _hashed(said: str) -> str:
    """Give the hashed tags where a paragraph is no more than them and their label."""
    label = _LABEL.match(said) if not said.startswith("#") else None
    start = label.end() if label else 0
    return said[start:] if said.startswith("#", start) and HASHES.fullmatch(said, start) else ""


def is_property(line: str) -> bool:
    """Whether a paragraph begins with `name:: value`."""
    return bool(_PROPERTY.match(line))


def _without_properties(run: tuple[Token, ...], inline: Token) -> tuple[tuple[Token, ...], str]:
    """Drop the lines `name:: value` at the head of a paragraph; `id` is an id."""
    children, identity, at = list(inline.children or ()), "", 0
    while at < len(children) and _ends(children, at + 1):
        found = _PROPERTY.fullmatch(children[at].content.strip())
        if not found:
            break
        identity = found[2] if found[1] == "id" else identity
        at += 2
    children = children[at:]
    if not children:
        return (), identity or ""
    return (run[0], inline.copy(children=children), run[2]), identity or ""


def _ends(children: Sequence[Token], at: int) -> bool:
    """Whether a line ends here."""
    return at >= len(children) or children[at].type in LINE_ENDS

"""Takes off an answer's end the block that only says where it comes from."""

from __future__ import annotations

import re

from markdown_it.token import Token

from mkdeck.read.answers.furniture import is_furniture_block
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks, last_block
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.pageparts import is_source_line, speaks_of_sources

_ADDRESS = re.compile(r"(?:\[[^\[\]]*\][ ]?\()?https?://\S+")
"""Written out, or in a link that a blank has broken."""

_LABEL = re.compile(r"[*_]{2,3}[^*_\n]+(?:[:：][*_]{2,3}|[*_]{2,3}[:：])")
_SHORT = 30
"""Characters of a label."""

_ADDRESSES = re.compile(r"(?:<?(?:https?://|www\.)\S++\s*+)+")
"""Nothing but addresses, written out: whoever notes one below an answer says where it comes from."""


def without_sources(sheet: Sheet, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out what is last and holds only links below or beside the word "source"."""
    is_linked = bool(sheet.signs & {"http", "]("})
    if not is_linked and not _says_nothing(sheet, tokens, last_block(tokens, len(tokens))):
        return tokens
    kept = blocks(tokens)
    while len(kept) > 1 and (
        _says_nothing(sheet, tokens, kept[-1]) or (is_linked and _is_source(sheet, tokens, kept))
    ):
        gone = kept.pop()
        if kept[1:] and _leads_up(sheet, tokens, kept[-1], is_bare=_is_address(sheet, tokens, gone)):
            kept.pop()
    return tokens[: kept[-1].stop] if kept else tokens


def _says_nothing(sheet: Sheet, tokens: tuple[Token, ...], block: Block | None) -> bool:
    """Whether a block is furniture, or a label of nothing."""
    return block is not None and (_leads_nowhere(tokens, block) or is_furniture_block(sheet, tokens, block))


def _leads_nowhere(tokens: tuple[Token, ...], block: Block) -> bool:
    """Whether the last block is a label without anything below it: "**Related tasks:**", "Sources:"."""
    if block.kind != "paragraph":
        return False
    content = tokens[block.start + 1].content
    is_label = bool(_LABEL.fullmatch(content)) or (is_source_line(content) and len(content) < _SHORT)
    return is_label and not ANSWER_LABEL.match(content.strip("*_ "))


def _is_source(sheet: Sheet, tokens: tuple[Token, ...], kept: list[Block]) -> bool:
    """Whether the last block only names sources, by its own words or by the heading above it."""
    last, above = kept[-1], kept[-2]
    if _is_address(sheet, tokens, last):
        return True
    if last.kind == "blockquote" and tokens[last.start + 1].type == "paragraph_open":
        said = words(sheet.masks, tokens[last.start + 2].children or ())
        return is_source_line(said) and _only_links(sheet, tokens, last)
    said = words(sheet.masks, tokens[last.start + 1].children or ()) if last.stop > last.start + 1 else ""
    if last.kind in ("paragraph", "heading") and is_source_line(said):
        return last.kind == "heading" or _only_links(sheet, tokens, last)
    label, colon, _ = said.partition(":")
    if last.kind == "paragraph" and colon and _names_source(label):
        return _only_links(sheet, tokens, last)
    if above.kind not in ("paragraph", "heading") or not _only_links(sheet, tokens, last):
        return False
    return _names_source(words(sheet.masks, tokens[above.start + 1].children or ()))


def _names_source(label: str) -> bool:
    """Whether few words say what links are for."""
    return len(label) < _SHORT and speaks_of_sources(label)


def _is_address(sheet: Sheet, tokens: tuple[Token, ...], block: Block) -> bool:
    """Whether a block shows nothing but addresses, as links or not."""
    held = tokens[block.start : block.stop]
    said = [words(sheet.masks, t.children or ()) for t in held if t.type == "inline"]
    is_plain = not any(t.type in ("fence", "code_block", "html_block") for t in held)
    return is_plain and bool(said) and all(_ADDRESSES.fullmatch(text.strip()) for text in said)


def _leads_up(sheet: Sheet, tokens: tuple[Token, ...], block: Block, *, is_bare: bool) -> bool:
    """Whether a block is a short label of bare addresses that stood below, or of sources."""
    if block.kind not in ("paragraph", "heading"):
        return False
    said = words(sheet.masks, tokens[block.start + 1].children or ()).strip()
    is_label = len(said) < _SHORT and (block.kind == "heading" or said.endswith((":", "：")))
    return is_label and (is_bare or _names_source(said))


def _only_links(sheet: Sheet, tokens: tuple[Token, ...], block: Block) -> bool:
    """Whether nothing but links, addresses and the word itself is said."""
    held = [
        t for t in tokens[block.start : block.stop] if t.type in ("inline", "fence", "code_block", "image")
    ]
    if not held or any(t.type != "inline" for t in held):
        return False
    return all(_is_link(sheet, t) for t in held)


def _is_link(sheet: Sheet, inline: Token) -> bool:
    """Whether a line has an address and says no more than a few words beside it."""
    depth, outside, links = 0, "", 0
    for token in inline.children or ():
        depth += token.nesting if token.type.startswith("link") else 0
        links += token.type == "link_open"
        outside += token.content if not depth and token.type == "text" else " " * (token.type in LINE_ENDS)
    links += len(_ADDRESS.findall(outside))
    rest = _ADDRESS.sub("", outside).strip()
    return links > 0 and (len(rest.split()) <= 2 or (is_source_line(rest) and len(rest.split()) <= 4))

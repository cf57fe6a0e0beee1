"""Blocks that show nothing of their own: comments, anchors, empty lines of html, links back to the top."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.words.latent import latent
from mkdeck.read.words.pageparts import is_back_link

_WORTH = ("<!--", "<a ", "<br", "](#", 'href="#')
_EMPTY = latent(r"(?:\s|<!--(?:(?!-->).)*+-->|<a\b[^<>]*>\s*</a>|</?br\b[^<>]*>|&nbsp;)++", re.DOTALL)
_NOTED = latent(r"<!--\s*(?:SR\b|tags|deck|ID|note|nid|anki|card|uuid|start|end)", re.IGNORECASE)
"""Comments in which a tool keeps something."""

_SAID = ("text", "code_inline", "softbreak", "hardbreak")
_OPENED = latent(r"<(?!/?(?:a|b|br|center|div|font|i|p|small|strong|sub|sup)\b)", re.IGNORECASE)
_TAG = latent(r"<[^<>]*>")


def without_wordless(tokens: list[Token], text: str) -> list[Token]:
    """Leave such blocks out, outside of all others; what stands around them then stands side by side."""
    if not any(sign in text for sign in _WORTH):
        return tokens
    return [t for b in blocks(tokens) if not _is_wordless(tokens, b) for t in _run(tokens, b)]


def _run(tokens: Sequence[Token], block: Block) -> Iterator[Token]:
    """Give a block's tokens."""
    return iter(tokens[block.start : block.stop])


def _is_wordless(tokens: Sequence[Token], block: Block) -> bool:
    """Whether a block holds nothing, and no tool's note, or only leads back to the top."""
    if block.kind not in ("html_block", "paragraph"):
        return False
    content = tokens[block.start + (block.kind == "paragraph")].content
    if "<" in content and _EMPTY.fullmatch(content):
        return not _NOTED.search(content)
    return "#" in content and is_link_back(tokens, block)


def is_link_back(tokens: Sequence[Token], block: Block) -> bool:
    """Whether a block holds only a link to another place of the page."""
    if block.kind == "html_block":
        content = tokens[block.start].content
        is_linked = "href" in content and "#" in content and not _OPENED.search(content)
        return is_linked and content.count("<div") == content.count("</div") and _leads_back(content)
    if block.kind not in ("paragraph", "heading"):
        return False
    children = tokens[block.start + 1].children or []
    links = [t for t in children if t.type == "link_open"]
    if not links or not all(str(t.attrs.get("href", "")).startswith("#") for t in links):
        return False
    # What stands on the next line is the answer's.
    said = ("\n" if t.type in LINE_ENDS else t.content for t in children if t.type in _SAID)
    return is_back_link("".join(said))


def _leads_back(content: str) -> bool:
    """Whether the words of html are those of such a link."""
    return is_back_link(_TAG.sub("", content).strip())

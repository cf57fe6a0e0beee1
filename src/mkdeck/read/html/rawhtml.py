"""Html of the author's own: comments go, the files that it names are packed like any others."""

from __future__ import annotations

import html
import re

from mkdeck.read.html.embeds import shown_name
from mkdeck.read.html.media import Shelf
from mkdeck.read.html.medianames import is_inline
from mkdeck.read.sheet import Sheet
from mkdeck.read.text.masks import Mask, unmask
from mkdeck.read.words.latent import latent

_COMMENT = latent(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SOURCE = latent(
    r"""(<(?:img|audio|video|source)(?=[\s/>])[^<>]*?\ssrc\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)([^<>]*>?)""",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"<(iframe|object|embed)\b", re.IGNORECASE)
"""What would show other pages or programs on a card, and is taken out."""

_TAG = latent(r"<[^<>]*>")
_ALT = latent(r"""\salt\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


def raw_html(shelf: Shelf, sheet: Sheet, content: str, line: int) -> str:
    """Give the html with its formulas in and its files named as in the package; "" for a comment.

    `line` is that of its first, as Markdown saw it.
    """
    shown = unmask(content, sheet.masks, _shown)
    if "<!--" in shown:
        shown = _COMMENT.sub("", shown)
    for found in _FOREIGN.finditer(shown):
        at = sheet.line(line + content.count("\n", 0, found.start()))
        shelf.leave_out(found[1].lower(), at)
    if "src" not in shown.lower():
        return shown if shown.strip() else ""

    def rename(found: re.Match[str]) -> str:
        source = html.unescape(found[2].strip("\"'"))
        at = sheet.line(line + content.count("\n", 0, found.start()))
        name = shown_name(shelf, source, at) if source else None
        if name:
            return f'{found[1]}"{html.escape(name)}"{found[3]}'
        alt = _ALT.search(found[0])
        return html.escape(html.unescape(alt[1].strip("\"'"))) if alt else ""

    return _SOURCE.sub(rename, shown)


def _shown(mask: Mask) -> str:
    """Give a formula as html, a drawing as a picture, and any other embed as it was written."""
    if is_inline(mask.file):
        return f'<img src="{mask.file}" alt="">'
    return mask.source if mask.file else mask.html


def files_in(content: str) -> list[str]:
    """List the files and addresses that html shows."""
    return [html.unescape(found[2].strip("\"'")) for found in _SOURCE.finditer(_COMMENT.sub("", content))]


def words_in(content: str) -> str:
    """Give what html says, without comments and tags."""
    return html.unescape(_TAG.sub(" ", _COMMENT.sub("", content))).strip()

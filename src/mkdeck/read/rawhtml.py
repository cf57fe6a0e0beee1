"""Html of the author's own: comments go, the files that it names are packed like any others."""

from __future__ import annotations

import html
import re

from mkdeck.read.embeds import package_name
from mkdeck.read.masks import unmask
from mkdeck.read.media import Shelf
from mkdeck.read.sheet import Sheet

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SOURCE = re.compile(
    r"""(<(?:img|audio|video|source)\b[^<>]*?\ssrc\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)([^<>]*>?)""",
    re.IGNORECASE,
)
_ALT = re.compile(r"""\salt\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)""", re.IGNORECASE)


def raw_html(shelf: Shelf, sheet: Sheet, content: str, line: int) -> str:
    """Give the html with its formulas in and its files named as in the package; "" for a comment."""
    shown = unmask(content, sheet.masks, lambda mask: mask.source if mask.file else mask.html)
    if "<!--" in shown:
        shown = _COMMENT.sub("", shown)
    if "src" not in shown.lower():
        return shown if shown.strip() else ""

    def rename(found: re.Match[str]) -> str:
        source = html.unescape(found[2].strip("\"'"))
        at = line + content.count("\n", 0, found.start())
        name = package_name(shelf, source, at) if source else None
        if name:
            return f'{found[1]}"{html.escape(name)}"{found[3]}'
        alt = _ALT.search(found[0])
        return html.escape(html.unescape(alt[1].strip("\"'"))) if alt else ""

    return _SOURCE.sub(rename, shown)

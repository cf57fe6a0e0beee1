"""Pictures, sounds and films on a card."""

from __future__ import annotations

import html
import re

from mkdeck.read.html.media import Shelf
from mkdeck.read.html.medianames import is_inline, is_remote, kind_of
from mkdeck.read.text.masks import Mask

_SIZED = re.compile(r"(.*)\|\s*(\d{1,4})(?:x\d{1,4})?\s*", re.DOTALL)


def image_html(shelf: Shelf, source: str, alt: str, line: int, width: str = "") -> str:
    """Show a file; where it is missing, its description stays."""
    name = shown_name(shelf, source, line)
    if name is None:
        return html.escape(alt, quote=False)
    kind = kind_of(name)
    if kind == "sound":
        return f'<audio src="{html.escape(name)}" controls></audio>' if is_remote(name) else f"[sound:{name}]"
    if kind == "film":
        return f'<video src="{html.escape(name)}" controls></video>'
    size = f' width="{width}"' if width else ""
    return f'<img src="{html.escape(name)}" alt="{html.escape(alt)}"{size}>'


def sized(alt: str) -> tuple[str, str]:
    """Part the width off a description, `a net|300` or `a net|300x200`, as vaults write it."""
    found = _SIZED.fullmatch(alt)
    return (found[1].strip(), found[2]) if found else (alt, "")


def embed_html(shelf: Shelf, mask: Mask, line: int) -> str:
    """Show what `![[…]]` or `[sound:…]` names; a plain word where a wiki page is embedded."""
    if (
        not is_inline(mask.file)
        and "." not in mask.file
        and not mask.file.startswith("/")
        and "://" not in mask.file
    ):
        return html.escape(mask.file, quote=False)
    return image_html(shelf, mask.file, "", line, mask.width)


def shown_name(shelf: Shelf, source: str, line: int) -> str | None:
    """Give the name by which Anki will know the file; an address that nobody fetched stays as it is."""
    if is_inline(source):
        return source
    media = shelf.take(source, line)
    return media.name if media else source if is_remote(source) else None

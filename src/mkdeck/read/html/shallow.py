"""Html that nests deeper than anyone writes, made shallow: sanitisers and browsers take ages over it."""

from __future__ import annotations

import re

from mkdeck.read.words.latent import latent

_BLOCK = latent(
    r"<(/?)(?:address|article|aside|blockquote|center|details|dir|div|dl|fieldset|figcaption|figure|footer|form"
    r"|header|hgroup|listing|main|menu|nav|ol|pre|search|section|summary|ul)\b[^<>]*>",
    re.IGNORECASE,
)
"""What ends an open paragraph, which is looked for through all that is open."""

_DEEPEST = 200


def shallow(html: str) -> str:
    """Leave out the tags of blocks that lie deeper; their words stay."""
    if html.count("<") <= _DEEPEST:
        return html
    depth = 0

    def show(found: re.Match[str]) -> str:
        nonlocal depth
        is_opening = not found[1]
        depth += is_opening
        shown = found[0] if depth <= _DEEPEST else ""
        depth -= not is_opening and depth > 0
        return shown

    return _BLOCK.sub(show, html)

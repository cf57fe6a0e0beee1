"""Tags that are words: `List<String>`, "a page's <title>"; as html they would vanish with what follows."""

from __future__ import annotations

import re

from mkdeck.read.words.latent import latent

_OPENING = latent(r"<([a-z][\w.:-]*)", re.IGNORECASE)
_CLOSING = latent(r"</([a-z][\w.:-]*)", re.IGNORECASE)
_BROKEN = latent(r"""<(?=/?[a-z](?:[^<>"']++|"[^"<>]*+"|'[^'<>]*+')*+(?:<|\Z))""", re.IGNORECASE)
"""Begins a tag that another one or the end of the text cuts off, and would take in all the words between."""

_DECLARED = latent(r"<(?=!doctype|!\[cdata|\?)", re.IGNORECASE)
_ELEMENT = latent(
    r"""
    a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|bgsound|big|blink
    |blockquote|body|br|button|canvas|caption|center|cite|code|col|colgroup|command|data|datalist|dd|del
    |details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset
    |h1|h2|h3|h4|h5|h6|head|header|hgroup|hr|html|i|image|img|input|ins|isindex|kbd|keygen|label|legend
    |li|link|listing|main|map|mark|marquee|math|menu|menuitem|meta|meter|nav|nobr|object|ol|optgroup
    |option|output|p|param|picture|pre|progress|q|rb|rp|rt|rtc|ruby|s|samp|search|section|select|slot
    |small|source|spacer|span|strike|strong|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|time|tr
    |track|tt|u|ul|var|video|wbr
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What html knows, without those that take all that follows for text of their own: script, style, title."""


def with_spoken(html: str) -> str:
    """Show a tag as its author wrote it where html knows none of that name, or it would swallow the rest."""
    html = _DECLARED.sub("&lt;", _BROKEN.sub("&lt;", html))
    if all(_ELEMENT.fullmatch(name) for name in _OPENING.findall(html)):
        return html
    last = {found[1].lower(): found.start() for found in _CLOSING.finditer(html)}

    def show(found: re.Match[str]) -> str:
        is_tag = _ELEMENT.fullmatch(found[1]) or last.get(found[1].lower(), -1) > found.start()
        return found[0] if is_tag else f"&lt;{found[1]}"

    return _OPENING.sub(show, html)

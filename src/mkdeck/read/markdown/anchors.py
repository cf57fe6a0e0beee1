"""Takes out of a heading's words what only leads elsewhere on the page: `[⬆](#top)`, `<a name="x"></a>`."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token


def without_anchors(children: Sequence[Token]) -> tuple[Token, ...]:
    """Leave out wordless links to places on the page, and anchors' tags."""
    kept: list[Token] = []
    at = 0
    while at < len(children):
        token = children[at]
        if token.type == "link_open" and str(token.attrs.get("href", "")).startswith("#"):
            end = next(i for i in range(at, len(children)) if children[i].type == "link_close")
            inside = children[at + 1 : end]
            if not any(c.isalnum() for t in inside for c in t.content):
                at = end + 1
                continue
        is_anchor = token.type == "html_inline" and token.content.startswith(("<a ", "</a"))
        if not is_anchor:
            kept.append(token)
        at += 1
    return _stripped(kept) if len(kept) < len(children) else tuple(children)


def _stripped(kept: list[Token]) -> tuple[Token, ...]:
    """Leave out the brackets and spaces that stood around what went."""
    while kept and kept[0].type == "text" and not any(map(str.isalnum, kept[0].content)):
        kept.pop(0)
    while kept and kept[-1].type == "text" and not kept[-1].content.strip():
        kept.pop()
    return tuple(kept)

"""Takes a label off the front of a paragraph: so many characters of its words, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.text.masks import Mask, masks_in


def dropped(masks: Sequence[Mask], children: Sequence[Token], cut: int) -> list[Token]:
    """Drop so many characters, counted as `words` gives them, and the tags that are left empty."""
    rest: list[Token] = []
    left = cut
    for token in children:
        if token.type == "text" and not token.content:
            continue
        if left > 0 and token.type == "code_inline" and len(token.content) > left:
            token, left = token.copy(content=token.content[left:].lstrip()), 0
        if left > 0 and token.type in (*LINE_ENDS, "code_inline"):
            left -= len(token.content) or 1
            continue
        if left > 0 and token.type == "text":
            said, left = _without(masks, token.content.lstrip() if left == cut else token.content, left)
            token = Token("text", "", 0, content=said)
            if not said:
                continue
        if token.nesting == -1 and rest and rest[-1].nesting == 1 and rest[-1].tag == token.tag:
            rest.pop()
            continue
        rest.append(token)
    return rest


def _without(masks: Sequence[Mask], said: str, cut: int) -> tuple[str, int]:
    """Give what is left of a text, and how many characters are left to drop; embeds have none and stay."""
    if said.isascii() or not masks:
        return said[cut:], cut - min(cut, len(said))
    kept, at = "", 0
    while at < len(said) and cut > 0:
        hidden = masks_in(said[at : at + 2], masks)
        kept += said[at : at + 2] if hidden and not hidden[0].words else ""
        cut -= len(hidden[0].words) if hidden else 1
        at += 2 if hidden else 1
    return kept + said[at:], max(cut, 0)

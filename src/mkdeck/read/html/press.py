"""What rendering one lecture needs at hand, and the words and html of a line of text."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.model import Occlusion
from mkdeck.read.html.embeds import embed_html, image_html, sized
from mkdeck.read.html.media import Shelf
from mkdeck.read.html.rawhtml import raw_html
from mkdeck.read.sheet import Sheet
from mkdeck.read.text.formulagaps import kept_apart
from mkdeck.read.text.gaps import code_apart
from mkdeck.read.text.masks import Mask, unmask
from mkdeck.values import dataclass

_TAGS = {
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "s_open": "<s>",
    "s_close": "</s>",
    "hardbreak": "<br>\n",
}
_SAID = {"text": "", "code_inline": "", "softbreak": " ", "hardbreak": " "}
"""Tokens that say something: what they say, "" for their own content."""

_LINKS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


@dataclass(slots=True)
class Press:
    """The lecture, its media, and how its line ends are read."""

    sheet: Sheet
    shelf: Shelf
    breaks: str = "auto"
    cloze: bool = False
    """Whether the question that is being rendered has gaps."""

    occlusion: Occlusion | None = None
    """The picture with hidden parts of the question that is being rendered."""

    raw: bool = False
    """Whether the question that is being rendered holds html of the author's own."""


def text_html(press: Press, text: str, line: int) -> str:
    """Escape text and put its formulas and embeds in."""
    plain = html.escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text
    if plain.isascii() or not press.sheet.masks:
        return plain

    def show(mask: Mask) -> str:
        if mask.file:
            return embed_html(press.shelf, mask, press.sheet.line(line))
        return kept_apart(mask.html) if press.cloze else mask.html

    return unmask(plain, press.sheet.masks, show)


def inline_html(press: Press, children: Sequence[Token], line: int, joint: str = "\n") -> str:
    """Render inline tokens from that line, as Markdown saw it, on; `joint` is what a line end becomes."""
    if len(children) == 1 and children[0].type == "text":
        return text_html(press, children[0].content, line)
    parts: list[str] = []
    links: list[str] = []
    for token in children:
        kind = token.type
        if kind == "text":
            parts.append(text_html(press, token.content, line))
        elif kind == "softbreak":
            parts.append(joint)
            line += 1
        elif kind == "link_open":
            href = press.sheet.source(str(token.attrs.get("href", "")))
            is_useful = bool(_LINKS.match(href))
            links.append("</a>" if is_useful else "")
            parts.append(f'<a href="{html.escape(href)}">' if is_useful else "")
        elif kind == "link_close":
            parts.append(links.pop() if links else "")
        elif kind in _TAGS:
            parts.append(_TAGS[kind])
            line += kind == "hardbreak"
        else:
            parts.append(_rare(press, token, line))
            line += token.content.count("\n")
    parts.extend(links)
    return "".join(parts)


def _rare(press: Press, token: Token, line: int) -> str:
    """Render code, a picture or html of the author's own."""
    at = press.sheet.line(line)
    if token.type == "code_inline":
        code = html.escape(press.sheet.source(token.content), quote=False)
        return f"<code>{code_apart(code) if press.cloze else code}</code>"
    if token.type == "image":
        source = press.sheet.source(str(token.attrs.get("src", "")))
        alt, width = sized(words(press.sheet.masks, token.children or []))
        return image_html(press.shelf, source, alt, at, width)
    if token.type == "footnote_ref":
        return f"<sup>{token.content}</sup>"
    if token.type == "html_inline":
        shown = raw_html(press.shelf, press.sheet, token.content, line)
        press.raw = press.raw or bool(shown)
        return shown
    return html.escape(token.content, quote=False)


def words(masks: Sequence[Mask], children: Sequence[Token]) -> str:
    """Give the plain words of a run of inline tokens, formulas as Anki has them."""
    if len(children) == 1 and children[0].type == "text":
        text = children[0].content
    else:
        text = "".join([_SAID[t.type] or t.content for t in children if t.type in _SAID])
    if not masks or text.isascii():
        return text.strip()
    return unmask(text, masks, lambda mask: mask.words).strip()

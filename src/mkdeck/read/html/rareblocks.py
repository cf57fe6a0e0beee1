"""Renders the blocks that few answers hold: code, formulas, covered pictures, html, summaries, headings."""

from __future__ import annotations

import html

from markdown_it.token import Token

from mkdeck.read.html.highlight import code_html
from mkdeck.read.html.occlusion import occlusion_html
from mkdeck.read.html.press import Press, inline_html
from mkdeck.read.html.rawhtml import raw_html
from mkdeck.read.text.gaps import code_apart
from mkdeck.read.text.masks import Mask


def rare_html(press: Press, token: Token) -> str:
    """Render what few answers hold."""
    kind = token.type
    if kind in ("fence", "code_block"):
        code = press.sheet.source(token.content)
        language = token.info.split()[0].strip("{}.").lower() if token.info.strip() else ""
        if language in ("math", "latex-math"):
            return f"<p>{Mask(code, code.strip(), display=True).html}</p>\n" if code.strip() else ""
        if language == "occlusion":
            return occlusion_html(press, code, press.sheet.source(token.info), (token.map or [0])[0])
        shown = code_html(code, language)
        return code_apart(shown) if press.cloze else shown
    if kind == "html_block":
        line = token.map[0] if token.map else 0
        shown = raw_html(press.shelf, press.sheet, token.content, line)
        press.raw = press.raw or bool(shown)
        return shown
    if kind == "summary":
        line = token.map[0] if token.map else 0
        return f"<summary>{inline_html(press, token.children or (), line)}</summary>\n"
    if kind.startswith("heading"):
        return f"<{token.tag}>" if token.nesting == 1 else f"</{token.tag}>\n"
    if kind == "ordered_list_open":
        start = token.attrs.get("start", 1)
        return f'<ol start="{start}">\n' if start != 1 else "<ol>\n"
    if kind in ("th_open", "td_open"):
        align = str(token.attrs.get("style", "")).removeprefix("text-align:")
        return f'<{token.tag} align="{align}">' if align else f"<{token.tag}>"
    return html.escape(token.content, quote=False)

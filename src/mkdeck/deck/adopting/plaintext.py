"""Plain words of foreign html, in the form in which a lecture's own words are compared."""

from __future__ import annotations

import html
import re

from mkdeck.deck.words import clean

_UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|\[sound:[^\]]*\]", re.DOTALL | re.IGNORECASE)
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|font|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_DISPLAY = re.compile(
    r'<anki-mathjax block="true">(.*?)</anki-mathjax>|\[\$\$\](.*?)\[/\$\$\]|\$\$(.+?)\$\$|\\\[(.*?)\\\]',
    re.DOTALL,
)
_FORMULA = re.compile(
    r"<anki-mathjax\b[^>]*>(.*?)</anki-mathjax>|\[latex\]\$?(.*?)\$?\[/latex\]|\[\$\](.*?)\[/\$\]"
    r"|(?<![\\$\d])\$(?![\s$])([^$\n]*?[^\s$\\])\$(?!\d)|\\\((.*?)\\\)",
    re.DOTALL,
)
_GAP = re.compile(r"\{\{c\d+(?:,\d+)*::((?:(?!\{\{c\d).)*?)(?:::(?:(?!\{\{c\d).)*?)?\}\}", re.DOTALL)
_NUMBER = re.compile(r"\s*(?:(?:question|q)\s*)?\d{1,3}\s*[.):]\s+(?=\S)|\s*(?:question|q)\s*[.:]\s+", re.I)
_QUIET = re.compile(r"[\s?!.,:;\"'()\[\]{}*_`´’‘“”«»„–—…¿¡。、？！，：；\\$-]+")


def text_of(field: str) -> str:
    r"""Take the markup off; formulas come out as `\( x \)` or `\[ x \]`, however they were written."""
    shown = _UNSEEN.sub(" ", field)
    shown = _DISPLAY.sub(lambda m: rf"\[ {_body(m)} \]", shown)
    shown = _FORMULA.sub(lambda m: rf"\( {_body(m)} \)", shown)
    return " ".join(clean(html.unescape(_TAG.sub(" ", _INLINE.sub("", shown)))).split())


def _body(found: re.Match[str]) -> str:
    return next((group for group in found.groups() if group), "").strip()


def unnumbered(text: str) -> str:
    """Take a question's number or label off, as the reader of lectures does."""
    return _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text


def filled(text: str) -> str:
    """Fill every gap, the inner ones first, and drop the hints."""
    last = ""
    while last != text:
        last, text = text, _GAP.sub(r"\1", text)
    return text


def gap_words(text: str) -> dict[int, str]:
    """Say what each gap hides, by its number."""
    found: dict[int, str] = {}
    for match in re.finditer(r"\{\{c(\d+)::((?:(?!\{\{c\d).)*?)(?:::.*?)?\}\}", text, re.DOTALL):
        number = int(match[1])
        found[number] = found.get(number, "") + key(text_of(match[2]))
    return found


def key(text: str) -> str:
    """What two spellings of the same words share: no case, spaces and punctuation."""
    folded = _QUIET.sub("", text.casefold())
    return folded or "".join(text.split())

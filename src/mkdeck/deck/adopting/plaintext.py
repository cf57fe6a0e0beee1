"""Plain words of foreign html, in the form in which a lecture's own words are compared."""

from __future__ import annotations

import html
import re

from mkdeck.deck.adopting.hidden import hidden
from mkdeck.deck.adopting.spans import replaced, span
from mkdeck.deck.words import clean

_UNSEEN = (
    span("<!--", "-->"),
    span(r"<script\b", r"</script\s*>"),
    span(r"<style\b", r"</style\s*>"),
    span(r"\[sound:", r"\]"),
)
_INLINE = (span(r"</?(?:a|abbr|b|code|em|font|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b", ">"),)
_TAG = (span("<", ">"),)
_DISPLAY = (
    span('<anki-mathjax block="true">', "</anki-mathjax>"),
    span(r"\[\$\$\]", r"\[/\$\$\]"),
    span(r"\$\$(?!\$\$)", r"\$\$"),
    span(r"\\\[", r"\\\]"),
)
_FORMULA = (
    span(r"<anki-mathjax(?: [^<>]*)?>", "</anki-mathjax>"),
    span(r"\[latex\]\$?", r"\$?\[/latex\]"),
    span(r"\[\$\]", r"\[/\$\]"),
    span(r"(?<![\\$\d])\$(?=(?!\s)[^$\n]*[^\s$\\]\$(?!\d))", r"\$"),
    span(r"\\\(", r"\\\)"),
)
_NUMBER = re.compile(r"\s*(?:(?:question|q)\s*)?\d{1,3}\s*[.):]\s+(?=\S)|\s*(?:question|q)\s*[.:]\s+", re.I)
_QUIET = re.compile(r"[\s?!.,:;\"'()\[\]{}*_`´’‘“”«»„–—…¿¡。、？！，：；\\$-]+")


def text_of(field: str) -> str:
    r"""Take the markup off; formulas come out as `\( x \)` or `\[ x \]`, however they were written."""
    shown = replaced(field, _UNSEEN, lambda _: " ")
    shown = replaced(shown, _DISPLAY, lambda tex: rf"\[ {tex.strip()} \]")
    shown = replaced(shown, _FORMULA, lambda tex: rf"\( {tex.strip()} \)")
    bare = replaced(replaced(shown, _INLINE, lambda _: ""), _TAG, lambda _: " ")
    return " ".join(clean(html.unescape(bare)).split())


def unnumbered(text: str) -> str:
    """Take a question's number or label off, as the reader of lectures does."""
    return _NUMBER.sub("", text, count=1) if _NUMBER.match(text) else text


def gap_words(text: str) -> dict[int, str]:
    """Say what each gap hides, by its number."""
    found: dict[int, str] = {}
    for number, words in hidden(text):
        found[number] = found.get(number, "") + key(text_of(words))
    return found


def key(text: str) -> str:
    """What two spellings of the same words share: no case, spaces and punctuation."""
    folded = _QUIET.sub("", text.casefold())
    return folded or "".join(text.split())

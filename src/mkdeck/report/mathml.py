"""Formulas as MathML, which browsers typeset without a script; those that are not understood stay TeX."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape, unescape

_FORMULA = re.compile(
    r"(?P<code><(?P<tag>pre|code)\b.*?</(?P=tag)>)|\\\((?P<inline>.+?)\\\)|\\\[(?P<block>.+?)\\\]", re.DOTALL
)

_ELEMENTS = (
    "math|maction|menclose|merror|mfenced|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|"
    "mrow|ms|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|none"
)
_ATTRIBUTES = (
    "xmlns|display|stretchy|fence|form|separator|accent|accentunder|mathvariant|mathsize|mathcolor|"
    "mathbackground|displaystyle|scriptlevel|linethickness|columnalign|rowalign|columnlines|rowlines|"
    "columnspacing|rowspacing|frame|width|height|depth|lspace|rspace|voffset|minsize|maxsize|movablelimits|"
    "largeop|symmetric|notation|open|close|separators|numalign|denomalign|bevelled"
)
_HARMLESS = re.compile(rf'(?:[^<]|</?(?:{_ELEMENTS})(?: (?:{_ATTRIBUTES})="[^"<>]*")* ?/?>)*')
"""The converter lets tags in text and links through: only output made of formulas alone is taken."""


def with_mathml(html: str) -> str:
    r"""Replace each `\( … \)` and `\[ … \]` outside code; `& < >` in them are entities, as in all html."""
    if "\\(" not in html and "\\[" not in html:
        return html
    return _FORMULA.sub(_replaced, html)


def _replaced(found: re.Match[str]) -> str:
    if found["code"]:
        return found["code"]
    is_block = found["inline"] is None
    return mathml(unescape(found["block"] if is_block else found["inline"]).strip(), is_block)


@lru_cache(maxsize=4096)
def mathml(tex: str, is_block: bool) -> str:
    """Convert one formula."""
    from latex2mathml.converter import convert

    try:
        made = convert(tex, display="block" if is_block else "inline")
    except Exception:  # noqa: BLE001 - a library that fails on strange TeX must not cost the page
        made = "<"
    if not _HARMLESS.fullmatch(made):
        return f'<code class="tex">{escape(tex)}</code>'
    return f'<span class="formula" tabindex="0">{made}</span>' if is_block else made

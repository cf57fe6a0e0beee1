"""Where words end in a piece of html, whatever markup, case or kind of quotes lies between them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape

_WORD = re.compile(r"\w+|[^\w\s]")
_MARKUP = re.compile(r"\\[()\[\]]|[*_`#]|(?<!\w)\$|\$(?!\w)")
_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "×": "x"})
_PART = re.compile(r"<[^>]*>|&[#\w]+;|\\\(.*?\\\)|\\\[.*?\\\]|.", re.DOTALL)
"""A tag, an entity, a formula, or a character."""

_INLINE = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u)\b", re.I)
"""Tags that part no words."""

_ENDS = " .,:;!?-"


@lru_cache(maxsize=2**14)
def normal(text: str) -> str:
    """Give the words alone: no markup, case, ends of sentences, or kinds of quotes, dashes and spaces."""
    return " ".join(words(_MARKUP.sub("", text))).strip(_ENDS)


def words(text: str) -> list[str]:
    """Give the words and signs of a text, each in one spelling."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).translate(_SAME).casefold())


def end_of(wanted: str, html: str) -> int:
    """Give the offset in `html` behind the words, never within a tag or a formula; -1 where they are not."""
    sought = [word for word in normal(wanted).split() if word]
    found: list[tuple[str, int]] = []
    text, ends = _text(html)
    for match in _WORD.finditer(text):
        found += [(word, ends[match.end() - 1]) for word in words(match[0])]
    found = [(word, end) for word, end in found if not _MARKUP.fullmatch(word)]
    for start in range(len(found) - len(sought) + 1):
        if sought and [word for word, _ in found[start : start + len(sought)]] == sought:
            return _behind_stops(html, found[start + len(sought) - 1][1])
    return -1


def _behind_stops(html: str, end: int) -> int:
    """Go on behind the full stop or the like that follows."""
    while html[end : end + 1] and html[end] in ".,;:!?":
        end += 1
    return end


def _text(html: str) -> tuple[str, list[int]]:
    """Give the text of a piece of html, and for each of its characters where that ends in the html."""
    characters: list[str] = []
    ends: list[int] = []
    for part in _PART.finditer(html):
        if part[0].startswith("<"):
            shown = "" if _INLINE.match(part[0]) else " "
        else:
            shown = unescape(part[0]) if part[0].startswith("&") else _MARKUP.sub("", part[0])
        characters += shown
        ends += [part.end()] * len(shown)
    return "".join(characters), ends

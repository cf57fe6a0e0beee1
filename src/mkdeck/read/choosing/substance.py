"""Whether anything to read stands below a mark: words or a picture, and no mere link back."""

from __future__ import annotations

from mkdeck.read.html.rawhtml import words_in
from mkdeck.read.marks import Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.pageparts import is_back_link

_SHOWN = frozenset(["fence", "code_block", "table_open", "summary"])


def has_words(sheet: Sheet, mark: Mark, following: int) -> bool:
    """Whether anything to read stands between a mark and the next."""
    end = min(following, mark.stop) if mark.stop >= 0 else following
    for token in sheet.tokens[mark.body : end]:
        if token.type in _SHOWN or (token.type == "html_block" and _says(token.content)):
            return True
        if token.type == "inline" and token.content.strip() and not is_back_link(token.content):
            return True
    return False


def _says(html: str) -> bool:
    """Whether html of the author's own has words, other than a link back, or a picture."""
    said = words_in(html)
    return "<img" in html or (any(map(str.isalnum, said)) and not is_back_link(said))

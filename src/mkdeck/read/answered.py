"""Whether an answer answers: words beyond placeholders and links, code, a picture that is there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.looks import is_put_off
from mkdeck.read.masks import masks_in
from mkdeck.read.press import Press, words
from mkdeck.read.rawhtml import files_in, words_in

_ENOUGH = 60
"""Characters; nobody puts an answer off in so many words."""

_BESIDE = re.compile(r"[(\[]\w+[)\]]")
"""What is said of a link, `(free)`."""

_ADDRESS = re.compile(r"https?://\S+")


def is_answered(press: Press, tokens: Sequence[Token]) -> bool:
    """Whether there is something to learn: words beyond placeholders and links, code, a picture."""
    said: list[str] = []
    is_linked = False
    for token in tokens:
        if token.type in ("fence", "code_block") and token.content.strip():
            return True
        if token.type == "html_block" and _html_answers(press, token.content):
            return True
        if token.type == "inline":
            if any(_is_there(press, t) for t in token.children or ()):
                return True
            own = _outside_links(token.children or ())
            is_linked = is_linked or len(own) < len(token.children or ())
            said.append(words(press.sheet.masks, own))
            if len(said[-1]) > _ENOUGH and "http" not in said[-1]:
                return any(map(str.isalnum, said[-1]))
    text = _ADDRESS.sub("", " ".join(said))
    text = _BESIDE.sub("", text) if is_linked else text
    return any(map(str.isalnum, text)) and not is_put_off(text)


def _is_there(press: Press, token: Token) -> bool:
    """Whether it shows a file that the collection holds; what lies elsewhere or nowhere answers nothing."""
    if token.type == "image":
        source = press.sheet.source(str(token.attrs.get("src", "")))
        return press.shelf.holds(source)
    if token.type == "html_inline":
        return any(map(press.shelf.holds, files_in(token.content)))
    if token.type != "text" or token.content.isascii():
        return False
    return any(m.file and press.shelf.holds(m.file) for m in masks_in(token.content, press.sheet.masks))


def _html_answers(press: Press, content: str) -> bool:
    """Whether html of the author's own says something or shows a file that is there."""
    files = files_in(content)
    return bool(words_in(content)) or any(map(press.shelf.holds, files))


def _outside_links(children: Sequence[Token]) -> list[Token]:
    """Leave out what links say: an answer that only links elsewhere is none."""
    kept, depth = [], 0
    for token in children:
        if token.type in ("link_open", "link_close"):
            depth += token.nesting
        elif not depth:
            kept.append(token)
    return kept

"""Whether an answer answers: words beyond placeholders and links, code, a picture that is there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.html.press import Press, words
from mkdeck.read.html.rawhtml import files_in, words_in
from mkdeck.read.text.masks import masks_in
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.latent import latent
from mkdeck.read.words.pointing import points_elsewhere
from mkdeck.read.words.putoff import is_put_off
from mkdeck.read.words.vocabulary import ANSWER

_ENOUGH = 60
"""Characters; nobody puts an answer off in so many words."""

_BESIDE = re.compile(r"[(\[]\w+[)\]]")
"""What is said of a link, `(free)`."""

_ASIDE = latent(rf"(?<!\\)\((?!(?:{ANSWER})\s*[:：])[^()\d]* [^()\d]*(?<!\\)\)", re.IGNORECASE)
"""A remark in place of an answer, "(too easy)"; a formula's brackets are none, nor is "(Answer: B)"."""

_SIGNS = re.compile(r"(?=[^%&|<>=@$\\]{0,20}[%&|<>=@$\\])[!-/:-@\[-`{-~\s]{1,40}")
"""What answers without a letter: operators of a language."""

_COLONS = (":", "：")
_LINK = re.compile(r"<a\b[^<>]*>[^<]*</a>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")


def is_answered(press: Press, tokens: Sequence[Token]) -> bool:
    """Whether there is something to learn: words beyond placeholders and links, code, a picture."""
    said: list[str] = []
    is_linked = leads = False
    for token in tokens:
        if token.type in ("fence", "code_block") and _is_code(token.content):
            return True
        if token.type == "html_block":
            own_words = words_in(_LINK.sub(" ", token.content))
            is_linked = is_linked or "http" in token.content
            if _shows(press, token.content) or _tells(own_words):
                return True
            said.append(own_words)
        if token.type == "inline":
            if any(_is_there(press, t) or _is_address(t) for t in token.children or ()):
                return True
            own = _outside_links(token.children or ())
            is_linked = is_linked or len(own) < len(token.children or ())
            said.append(words(press.sheet.masks, own))
            leads = bool(own) and own[-1].type == "text"
            if len(said[-1]) > _ENOUGH and "http" not in said[-1]:
                return any(map(str.isalnum, said[-1]))
    said = _without_lead(said) if is_linked else said
    return _learnable(" ".join(said), is_linked=is_linked, leads=leads)


def _is_code(content: str) -> bool:
    """Whether a block of code holds more than a word for what is to come."""
    return bool(content.strip()) and (len(content) > _ENOUGH or not is_put_off(content))


def _without_lead(said: Sequence[str]) -> list[str]:
    """Leave out the last words where they lead up to a link: they say nothing of what stands above them."""
    told = [text for text in said if text.strip()]
    return told[:-1] if told[1:] and told[-1].rstrip(" *_").endswith(_COLONS) else told


def _learnable(said: str, *, is_linked: bool, leads: bool) -> bool:
    """Whether a few words are more than addresses, what leads up to them, a remark or a placeholder.

    A colon leads up to something where it is no part of code.
    """
    text = _ADDRESS.sub("", said)
    is_linked = is_linked or text != said
    text = _BESIDE.sub("", text) if is_linked else text
    if (is_linked or leads) and len(text) <= _ENOUGH and text.strip(" *_\n\t").endswith(_COLONS):
        return False
    label = ANSWER_LABEL.match(text) if is_linked else None
    if is_linked and points_elsewhere(text[label.end() :] if label else text):
        return False
    if not is_linked and _SIGNS.fullmatch(text):
        return True
    return any(map(str.isalnum, _ASIDE.sub("", text))) and not _is_put_off(text)


def _is_put_off(said: str) -> bool:
    """Whether words say that the answer is to come, alone or behind a label."""
    label = ANSWER_LABEL.match(said)
    return is_put_off(said) or bool(label and is_put_off(said[label.end() :]))


def _shows(press: Press, content: str) -> bool:
    """Whether html shows a file that is there."""
    return any(map(press.shelf.holds, files_in(content)))


def _tells(said: str) -> bool:
    """Whether the words of html say something by themselves, rather than lead up to links."""
    return bool(said) and "http" not in said and not said.endswith(_COLONS) and not _is_put_off(said)


def _is_address(token: Token) -> bool:
    """Whether it is an address written as code: something to know, and no link."""
    return token.type == "code_inline" and "://" in token.content


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


def _outside_links(children: Sequence[Token]) -> list[Token]:
    """Leave out what links say: an answer that only links elsewhere is none."""
    kept, depth = [], 0
    for token in children:
        if token.type in ("link_open", "link_close"):
            depth += token.nesting
        elif not depth:
            kept.append(token)
    return kept

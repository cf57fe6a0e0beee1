"""Takes number, label and id off a prompt's words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.markdown.pairs import paired
from mkdeck.read.words.naming import tag_names
from mkdeck.read.words.prefixes import label_end
from mkdeck.values import dataclass

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ID = re.compile(
    rf"(?<!\s)\s*+(?:\{{#([^\s{{}}]+)\}}|\(({_UUID})\))\s*$|(?<!\s)\s++\^([A-Za-z0-9-]{{4,40}})\s*$",
    re.IGNORECASE,
)
_SIGNS = ("{#", "^", ")")
"""What one of them has in it."""
_WORD = re.compile(r"\S+")
_TAG = re.compile(r"#[^\W\d][\w/-]*")
_SENTENCE = tuple('?.!:)]»”"？。！：؟')
"""Behind the end of one, `#word` is a tag; `C#` and `#include` are words."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt without what is not its words."""

    tokens: tuple[Token, ...]
    number: str = ""
    """As written, "Q1."."""

    explicit_id: str = ""
    tags: tuple[str, ...] = ()
    """Written behind the end of its words."""


def read_prompt(tokens: Sequence[Token]) -> Prompt:
    """Take the label and the number off the front and the id off the end."""
    rest, number = _unlabelled(tokens)
    rest, identity = _unidentified(rest)
    rest, tags = _untagged(rest)
    return Prompt(tuple(paired(_trimmed(rest))), number, identity, tags)


def _untagged(tokens: list[Token]) -> tuple[list[Token], tuple[str, ...]]:
    """Cut `#tag #more/tags` off the end of a sentence."""
    last = tokens[-1] if tokens and tokens[-1].type == "text" else None
    if not last or "#" not in last.content:
        return tokens, ()
    ends = [w.start() for w in _WORD.finditer(last.content)]
    at = len(last.content)
    while ends and _TAG.fullmatch(last.content[ends[-1] : at].rstrip()):
        at = ends.pop()
    before = "".join(t.content for t in tokens[:-1]) + last.content[:at]
    if at == len(last.content) or not before.rstrip().endswith(_SENTENCE):
        return tokens, ()
    cut = Token("text", "", 0, content=last.content[:at].rstrip())
    return [*tokens[:-1], cut], tag_names([last.content[at:]])


def _unlabelled(tokens: Sequence[Token]) -> tuple[list[Token], str]:
    """Cut the label off; it may lie inside bold or reach over its end."""
    rest = list(tokens)
    flat = "".join(t.content if t.type == "text" else "\n" if t.type in LINE_ENDS else "" for t in rest)
    cut = label_end(flat)
    number, left = flat[:cut].strip(), cut
    if not cut:
        return rest, ""
    for i, token in enumerate(rest):
        if left <= 0:
            break
        if token.type == "text":
            taken = min(left, len(token.content))
            rest[i] = Token("text", "", 0, content=token.content[taken:])
            left -= taken
        elif token.type in LINE_ENDS:
            rest[i] = Token("text", "", 0)
            left -= 1
    return rest, number


def _unidentified(tokens: list[Token]) -> tuple[list[Token], str]:
    """Cut `{#id}`, `^id` or a UUID in brackets off the end."""
    at = next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].nesting == 0), -1)
    if at < 0 or tokens[at].type != "text" or not any(sign in tokens[at].content for sign in _SIGNS):
        return tokens, ""
    found = _ID.search(tokens[at].content)
    if not found:
        return tokens, ""
    cut = Token("text", "", 0, content=tokens[at].content[: found.start()])
    return [*tokens[:at], cut, *tokens[at + 1 :]], found[1] or found[2] or found[3]


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Drop empty text, white space at both ends, and pairs of tags with nothing inside."""
    kept: list[Token] = []
    for token in tokens:
        if token.type == "text" and not token.content:
            continue
        if token.nesting == -1 and kept and kept[-1].nesting == 1 and kept[-1].tag == token.tag:
            kept.pop()
            continue
        kept.append(token)
    while kept and _is_blank(kept[0]):
        kept.pop(0)
    while kept and _is_blank(kept[-1]):
        kept.pop()
    return kept


def _is_blank(token: Token) -> bool:
    if token.type in LINE_ENDS:
        return True
    if token.type == "html_inline":
        return token.content.lower().startswith("<br")
    return token.type == "text" and not token.content.strip(" \t\u200b\u200d\u2060\xa0\u3000")

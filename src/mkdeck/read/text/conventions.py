"""Deck and tags as other tools have them written in the body of a file."""

from __future__ import annotations

import re

from mkdeck.read.words.naming import HASHES, hash_names, tag_names
from mkdeck.values import dataclass

_WORTH = re.compile(
    r"^(?:TARGET DECK|FILE TAGS|Deck|Tags|\[#|#[^\s#])|<!--\s*(?:tags|deck)\s*:", re.MULTILINE | re.IGNORECASE
)
_VALUE = r"((?!-->)\S(?:(?!-->|<!--).)*+)\s*+-->"
"""What a comment holds to its end."""

_DECK = re.compile(
    r"^(?:TARGET DECK[ \t]*+(?::[ \t]*+)?+\n?|Deck[ \t]*+:[ \t]*+)(\S[^\n]*)$"
    rf"|<!--\s*+deck\s*+:\s*+{_VALUE}",
    re.MULTILINE,
)
_TAGS = re.compile(
    r"^(?:FILE TAGS[ \t]*+(?::[ \t]*+)?+\n?|Tags[ \t]*+:[ \t]*+)(\S[^\n]*)$"
    rf"|<!--\s*+tags\s*+:\s*+{_VALUE}",
    re.MULTILINE,
)
_HEAD = re.compile(r"^(?:TARGET DECK|FILE TAGS)[ \t]*+(?::[^\n]*|\n\S[^\n]*)$", re.MULTILINE)
_FENCE = re.compile(r"^(`{3,}+|~{3,}+).*?^\1", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Written:
    """What the body says of the whole file."""

    deck: str = ""
    tags: tuple[str, ...] = ()


def read_written(text: str) -> Written:
    """Find a deck and tags in what stands above the first question."""
    if not _WORTH.search(text):
        return Written()
    plain = _FENCE.sub("", text)
    deck = _DECK.search(plain)
    words = [a or b for a, b in _TAGS.findall(plain)]
    hashed = (name for line in plain.split("\n") if HASHES.fullmatch(line) for name in hash_names(line))
    tags = dict.fromkeys((*tag_names(words), *hashed))
    return Written((deck[1] or deck[2] or "").strip() if deck else "", tuple(tags))


def without_written(text: str) -> str:
    """Empty the lines that name deck and tags for another tool, so that no card is seen in them."""
    if "TARGET DECK" not in text and "FILE TAGS" not in text:
        return text
    code = [found.span() for found in _FENCE.finditer(text)]

    def emptied(found: re.Match[str]) -> str:
        is_code = any(start <= found.start() < end for start, end in code)
        return found[0] if is_code else "\n" * found[0].count("\n")

    return _HEAD.sub(emptied, text)

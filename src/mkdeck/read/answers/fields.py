"""Fields of other tools below a mere title, `- type: single`; titles that are ids, or that most share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.words.latent import latent

_FIELD = latent(r"[*_`]{0,2}[\w-]{2,24}[*_`]{0,2}\s?[:：]\s?[*_`]{0,2}\s?[^\n]{0,80}(?<![.?!。？！])")
_SERIAL = re.compile(r"[A-Za-z][\w.-]*?\d+[a-z]?")


def are_fields(tokens: Sequence[Token], kinds: Sequence[Block]) -> bool:
    """Whether the first block lists nothing but fields, with the question in a paragraph below."""
    if len(kinds) < 3 or kinds[0].kind != "bullet_list" or kinds[1].kind != "paragraph":
        return False
    said = [t.content for t in tokens[kinds[0].start : kinds[0].stop] if t.type == "inline"]
    return len(said) > 1 and all(_FIELD.fullmatch(text) for text in said)


def serial(title: str) -> str:
    """Give a title that is an id, `dns-014`, without its number; any other one as it is."""
    return title.rstrip("0123456789") if _SERIAL.fullmatch(title) else title


def refrains(said: Sequence[str]) -> frozenset[str]:
    """Give the few titles that most of the file shares: no questions; a whole file twice has many."""
    times = Counter(said)
    again = [text for text in said if times[text] > 1]
    is_few = len(set(again)) == 1 or 2 * len(set(again)) < len(again)
    return frozenset(again if is_few and 2 * len(again) > len(said) else ())

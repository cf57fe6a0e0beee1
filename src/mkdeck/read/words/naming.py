"""The names that Anki gets: decks from folders and titles, tags without spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

_SEPARATORS = re.compile(r"(?<!\s)\s*+:{2,}\s*")
_TAG_GAPS = re.compile(r"[\s\u3000]+")


def deck_parts(name: str) -> tuple[str, ...]:
    """Split a deck's name at `::`; no part is empty."""
    return tuple(part for part in (p.strip() for p in name.split("::")) if part)


def deck_name(parent: str, folders: Iterable[str], title: str, own: str) -> str:
    """Give a lecture's deck: the one that it names, or parent, folders and title."""
    if deck_parts(own):
        return "::".join(deck_parts(own))
    level = _SEPARATORS.sub(" - ", title).strip(" :-") or "Lecture"
    middle = (_SEPARATORS.sub(" - ", f).strip(" :-") for f in folders)
    return "::".join((*deck_parts(parent), *(f for f in middle if f), level))


def levels_of(path: PurePosixPath) -> tuple[str, ...]:
    """Read a file's name as levels of a deck: `A__B.md` and `A::B.md` are `A::B`."""
    return deck_parts(path.stem.replace("__", "::")) or (path.name,)


HASHES = re.compile(r"#[^\W\d][\w/-]*(?:[ \t,]+#[^\W\d][\w/-]*)*[ \t]*")
"""A line that holds nothing but tags."""

_OF_TOOLS = re.compile(r"#(?:flash)?cards?(?=[/\s,]|$)[\w/-]*", re.IGNORECASE)
"""What says to another tool that cards follow."""


def hash_names(line: str) -> tuple[str, ...]:
    """Give the tags of such a line, without those that only call a tool."""
    return tag_names([_OF_TOOLS.sub("", line)])


def tag_names(values: Iterable[str]) -> tuple[str, ...]:
    """Split and mend tags: `#a/b` is `a::b`, gaps inside a tag are underscores."""
    tags: list[str] = []
    for value in values:
        words = re.split(r"[,;]", value) if re.search(r"[,;]", value) else value.split()
        tags += [t for t in map(_tag, words) if t]
    return tuple(dict.fromkeys(tags))


def _tag(word: str) -> str:
    """Mend one tag; empty levels go."""
    plain = _TAG_GAPS.sub("_", word.strip().strip("\"'").lstrip("#").strip("[]"))
    return "::".join(p for p in plain.replace("/", "::").split("::") if p)


def without_attributes(title: str) -> str:
    """Leave out what some programs write behind a heading: `{#id .class}`."""
    at = title.rfind("{") if title.endswith("}") else -1
    return title[:at].rstrip() if title[at + 1 : at + 2] in ("#", ".", ":") and at >= 0 else title

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


def title_of(path: PurePosixPath) -> str:
    """Read a title from the file's name: `A__B` and `A::B` are levels of a deck."""
    return path.stem.replace("__", " - ").strip() or path.name


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

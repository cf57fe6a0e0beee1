"""The rare signs of a text: what has none of them need not be looked through for what they begin."""

from __future__ import annotations

import re

from mkdeck.read.words.naming import HASHES

_SIGNS = ("<!--", "::", "Tags:", "[#", "http", "](", "{{c")
OPTIONS = "A."
"""The sign of a line that begins as the first of several options does."""

_OPTION = re.compile(r"\n[ \t>]*(?:[-*+][ \t]+)?[*_(]{0,3}(?:[Aa][*_]{0,3}[).:]|\[ \])")
HASHED = "#tags"
"""The sign of a line that holds nothing but tags."""

_HASHED = re.compile(rf"\n{HASHES.pattern}(?:\n|\Z)")
_TICKS = ("[x]", "[X]", "(x)", "(X)")
"""Looked for outside of formulas, which are full of `f(x)`."""


def signs_in(text: str, masked: str) -> frozenset[str]:
    """Look for the rare signs."""
    signs = [s for s in _SIGNS if s in text] + [s for s in _TICKS if s in masked]
    signs += [OPTIONS] if _OPTION.search(text) else []
    return frozenset([*signs, HASHED] if "#" in text and _HASHED.search("\n" + text) else signs)

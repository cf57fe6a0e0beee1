"""Drawings written into the text itself, `<svg>…</svg>`: each becomes a picture that holds its own bytes."""

from __future__ import annotations

import base64
import re

_END = "</svg>"
_LONGEST = 1 << 18
"""Characters; a larger drawing is a file."""

_NAMESPACE = "http://www.w3.org/2000/svg"
_UNSAFE = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
"""What could make a parser read other files, or very much."""


def drawing_at(text: str, start: int) -> tuple[str, int] | None:
    """Give the address of a drawing that begins here, which holds it whole, and where it ends.

    A picture runs no scripts and reaches nothing. None where it has no end or is no XML: then it is html.
    """
    end = text.find(_END, start, start + _LONGEST)
    if end < 0:
        return None
    end += len(_END)
    drawn = _named(text[start:end])
    if _UNSAFE.search(drawn) or not _is_whole(drawn):
        return None
    data = base64.b64encode(drawn.encode()).decode()
    return f"data:image/svg+xml;base64,{data}", end


def _named(drawn: str) -> str:
    """Name the language, as only a file of its own must."""
    head = drawn.partition(">")[0]
    names = "" if "xmlns=" in head else f' xmlns="{_NAMESPACE}"'
    names += (
        ' xmlns:xlink="http://www.w3.org/1999/xlink"'
        if "xlink:" in drawn and "xmlns:xlink" not in head
        else ""
    )
    return f"<svg{names}{drawn[4:]}"


def _is_whole(drawn: str) -> bool:
    from xml.etree import ElementTree  # few notes hold a drawing

    try:
        ElementTree.fromstring(drawn)  # noqa: S314 - without entities there is nothing to expand
    except ElementTree.ParseError:
        return False
    return True

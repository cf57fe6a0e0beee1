"""Card templates: fields, fields through filters, and sections shown where a field holds something or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

_TAG = re.compile(r"\{\{\s*([#^/]?)\s*([^{}]*?)\s*\}\}")
_EMPTY = re.compile(r"(?:\s|</?(?:br|div) ?/?>)*", re.IGNORECASE)
"""What Anki takes for an empty field."""

Filter = Callable[[str, str], str]
"""From a field's name and text to what stands in its place."""


def fill(template: str, fields: Mapping[str, str], filters: Mapping[str, Filter]) -> str:
    """Fill a template in. Raises KeyError for a field or filter that is not there."""
    parts: list[str] = []
    shown = [True]
    at = 0
    for tag in _TAG.finditer(template):
        if all(shown):
            parts.append(template[at : tag.start()])
        at = tag.end()
        kind, name = tag[1], tag[2]
        if kind == "/":
            shown.pop()
        elif kind:
            shown.append((kind == "#") != is_empty(fields[name]))
        elif all(shown):
            parts.append(_field(name.split(":"), fields, filters))
    parts.append(template[at:])
    return "".join(parts)


def is_empty(text: str) -> bool:
    """Tell whether Anki takes a field for empty."""
    return _EMPTY.fullmatch(text) is not None


def _field(path: Sequence[str], fields: Mapping[str, str], filters: Mapping[str, Filter]) -> str:
    *names, field = path
    text = fields[field]
    for name in reversed(names):
        text = filters[name](field, text)
    return text

"""Sizes of files as people write them: `10 MB`, `500 kB`."""

from __future__ import annotations

import re

_UNITS = {"": 1, "b": 1, "kb": 1000, "mb": 1000**2, "gb": 1000**3}
_SHOWN = (("GB", 1000**3), ("MB", 1000**2), ("kB", 1000))
_SIZE = re.compile(r"\s*+(\d++(?:\.\d++)?)\s*+([a-z]*+)\s*+", re.IGNORECASE)


def read_size(text: str) -> int:
    """Give the bytes. Raises ValueError, which says what a size looks like."""
    found = _SIZE.fullmatch(text)
    unit = _UNITS.get(found[2].lower()) if found else None
    if found is None or unit is None or not float(found[1]) * unit >= 1:
        raise ValueError("a size such as `10 MB`")
    return int(float(found[1]) * unit)


def shown_size(count: int) -> str:
    """Write bytes in the largest unit of which they fill one."""
    name, unit = next(((n, u) for n, u in _SHOWN if count >= u), ("B", 1))
    return f"{count / unit:.4g} {name}"

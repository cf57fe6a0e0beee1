"""Keeps asyncio out of a build, which would load it for a single decorator."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_asyncio() -> Iterator[None]:
    """Give genanki the `cached_property` of functools: the package of that name imports all of asyncio."""
    is_known = "cached_property" in sys.modules
    sys.modules.setdefault("cached_property", functools)
    try:
        yield
    finally:
        if not is_known:
            del sys.modules["cached_property"]

"""Patterns that are compiled when first asked for: lists of words cost milliseconds, few notes need all."""

from __future__ import annotations

import re
from typing import Any, cast


class _Latent:
    """Becomes the pattern as far as it is used: each method is looked up once."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        value = re.compile(*self._source) if name == "_compiled" else getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def latent(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Give what does all that the compiled pattern does."""
    return cast("re.Pattern[str]", _Latent(pattern, flags))

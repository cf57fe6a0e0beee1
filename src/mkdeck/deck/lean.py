"""Keeps out of a build what genanki would load for a decorator and for models written as YAML: 50 ms."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


class _LateYaml(ModuleType):
    """Stands for yaml until somebody asks it for anything."""

    def __getattr__(self, name: str) -> Any:
        import yaml

        return getattr(yaml, name)


@contextmanager
def lean_imports() -> Iterator[None]:
    """Give genanki the `cached_property` of functools, for that package loads asyncio, and a later yaml."""
    lent = {"cached_property": functools, "yaml": _LateYaml("yaml")}
    missing = lent.keys() - sys.modules.keys()
    sys.modules.update({name: lent[name] for name in missing})
    try:
        yield
    finally:
        for name in missing:
            del sys.modules[name]

"""Files that are whole or not there: written beside their place, then put into it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from mkdeck.errors import Failed, Problem

_LEFT_OVER = 3600
"""Seconds after which an unfinished file belongs to a build that was killed."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a new file that takes the place of `path` once it is written whole; otherwise nothing changes."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            with beside.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        fault = f"cannot be written: {error.strerror or error}"
        raise Failed([Problem(str(path), 0, fault, "free the place or name another with --out")]) from error


def write_text(path: Path, text: str) -> None:
    """Write a small file whole, unless it already says just that."""
    content = text.encode("utf-8")
    with suppress(OSError):
        if path.read_bytes() == content:
            return
    with replacing(path) as file:
        file.write(content)


def _sweep(path: Path) -> None:
    """Take away what a killed build left beside the file."""
    for old in path.parent.glob(f".{path.name}.*.tmp"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _LEFT_OVER:
                old.unlink()

"""The gate for files that others name: what is opened is a plain file of a sane size, where it may lie."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from pathlib import Path

MOST = 64 * 2**20
"""Bytes of a text: no lecture, lock or evidence comes near."""


class Refused(OSError):  # noqa: N818 - reads as a sentence where it is raised
    """A file that is not opened; its `strerror` says why."""

    def __init__(self, why: str, path: Path) -> None:
        super().__init__(errno.EACCES, why, str(path))


def why_not(path: Path, root: Path | None = None, most: int = MOST) -> str:
    """Say why a file must not be opened; nothing where it may, or where there is none.

    With a `root`, links must not lead out of that folder, be it of the file or of a folder above it.
    """
    try:
        real = path.resolve()
        found = os.stat(real)  # noqa: PTH116 - of what the links lead to, once
    except FileNotFoundError:
        return ""
    except (OSError, RuntimeError) as wrong:
        if isinstance(wrong, RuntimeError) or wrong.errno == errno.ELOOP:
            return "a loop of links"
        return wrong.strerror or "cannot be looked at"
    if root is not None and not real.is_relative_to(root.resolve()):
        return "a link that leads out of the folder"
    return _why_not_this(found, most)


def _why_not_this(found: os.stat_result, most: int) -> str:
    if not stat.S_ISREG(found.st_mode):
        return "not a plain file"
    return f"larger than {most // 2**20} MB" if found.st_size > most else ""


def read_plain(path: Path, root: Path | None = None, most: int = MOST) -> bytes:
    """Give a file's bytes. Raises OSError; Refused says what the gate has against it.

    What was looked at is what is read: a pipe or a device put in its place meanwhile is not waited for.
    """
    if why := why_not(path, root, most):
        raise Refused(why, path)
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if why := _why_not_this(os.fstat(handle), most):
            raise Refused(why, path)
        return file.read(most)


def wrong_name(name: str) -> str:
    """Say why a name cannot stand in a lock or on a terminal; nothing where it can."""
    if any(unicodedata.category(c) == "Cs" for c in name):
        return "a name that is not UTF-8"
    if any(unicodedata.category(c) == "Cc" for c in name):
        return "a name with control characters"
    return ""

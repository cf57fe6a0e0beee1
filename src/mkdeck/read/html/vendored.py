"""Files that a lecture names by an address and that were fetched once: where they lie in the collection."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdeck.errors import Problem, Weight
from mkdeck.model import FETCHED
from mkdeck.read.words.latent import latent
from mkdeck.values import dataclass

_LINE = latent(r"([0-9a-f]{64}) ([a-z0-9-]+\.[a-z0-9]+) (\S+)")
_ADDRESS = re.compile(r"(?:https?:)?//[^\s/]", re.IGNORECASE)
_BROKEN = re.compile(r"[\n\t]")
"""A long address may be broken over lines."""

_FAULT = "remote picture"


@dataclass(frozen=True, slots=True)
class Vendored:
    """One file that was fetched."""

    url: str
    name: str
    """Beside the index."""

    sha256: str
    """Of the bytes as they came, hexadecimal."""

    def __str__(self) -> str:
        """Give the index's line."""
        return f"{self.sha256} {self.name} {self.url}"


def index_of(root: Path) -> Path:
    """Give the path of a collection's index, beside which the files lie; it need not be there."""
    return root / FETCHED


def read_index(root: Path) -> Mapping[str, Vendored]:
    """List what was fetched for a collection, by address."""
    path = index_of(root)
    try:
        status = path.stat()
    except OSError:
        return {}
    return _read(path, status.st_mtime_ns, status.st_size)


@functools.lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> Mapping[str, Vendored]:
    """Read an index once, however many lectures look into it; lines that are none count for nothing."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    found = (_LINE.fullmatch(line.strip()) for line in lines)
    return {f[3]: Vendored(url=f[3], name=f[2], sha256=f[1]) for f in found if f}


def format_index(files: Iterable[Vendored]) -> str:
    """Write an index: sorted by address, so that what two people fetched merges line by line."""
    return "".join(f"{file}\n" for file in sorted(files, key=lambda file: file.url))


def plain_address(source: str) -> str:
    """Give an address as the index has it; "" for what no one can fetch."""
    url = _BROKEN.sub("", source).strip().replace(" ", "%20")
    if not _ADDRESS.match(url):
        return ""
    return f"https:{url}" if url.startswith("//") else url


def unfetched(path: str, line: int, source: str) -> Problem:
    """Say that a file lies on somebody else's machine; the problem's text is its address."""
    url = plain_address(source)
    remedy = "--fetch brings it in" if url else "save it beside the lecture"
    return Problem(path, line, f"{_FAULT} {source[:80]!r} is not fetched", remedy, Weight.WARNING, url)


def address_in(problem: Problem) -> str:
    """Give the address that a problem would have fetched; "" for any other problem."""
    return problem.text if problem.fault.startswith(_FAULT) else ""

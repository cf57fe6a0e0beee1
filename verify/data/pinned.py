"""Files whose bytes are known: read whole, checked, and refused when they differ."""

from __future__ import annotations

import hashlib
import lzma
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent / "vendored"


class WrongBytesError(ValueError):
    """Raised when a file is not the one that the checks were written for."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """A file and the SHA-256 of what it must hold."""

    name: str
    sha256: str

    def read(self, folder: Path = HERE) -> bytes:
        """Give the bytes, decompressed if the name ends in `.xz`; the sum is that of the file itself."""
        return _read(folder / self.name, self.sha256)


@cache
def _read(path: Path, sha256: str) -> bytes:
    """Read once in a process: trials follow each other there, and bytes cannot be changed."""
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise WrongBytesError(f"{path}: SHA-256 is {found}, not {sha256}")
    return lzma.decompress(data) if path.suffix == ".xz" else data

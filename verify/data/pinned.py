"""Files whose bytes are known: read whole, checked, and refused when they differ."""

from __future__ import annotations

import hashlib
import lzma
from dataclasses import dataclass
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
        data = (folder / self.name).read_bytes()
        found = hashlib.sha256(data).hexdigest()
        if found != self.sha256:
            raise WrongBytesError(f"{folder / self.name}: SHA-256 is {found}, not {self.sha256}")
        return lzma.decompress(data) if self.name.endswith(".xz") else data

"""What the names of media say: where they lie, what they are, and what Anki will call them."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from mkdeck.read.words.latent import latent

_REMOTE = latent(r"(?:[a-z][a-z0-9+.-]+:)?//|data:|https?:", re.IGNORECASE)
_FILE = re.compile(r"file:|[A-Za-z]:[\\/]", re.IGNORECASE)
_SOUNDS = frozenset(["mp3", "ogg", "oga", "wav", "flac", "m4a", "opus", "aac"])
_FILMS = frozenset(["mp4", "webm", "mov", "mkv", "avi", "ogv", "m4v"])


def is_remote(source: str) -> bool:
    """Whether it is an address and not a path."""
    return bool(_REMOTE.match(source)) and not leads_out(source)


def leads_out(source: str) -> bool:
    """Whether it names a place of the whole machine."""
    return bool(_FILE.match(source))


def is_inline(source: str) -> bool:
    """Whether it holds the picture itself: `data:image/png;base64,…`."""
    return source[:5].lower() == "data:"


def kind_of(name: str) -> str:
    """Say by its ending whether it is a picture, a sound or a film."""
    ending = name.rpartition(".")[2].lower().partition("?")[0]
    return "sound" if ending in _SOUNDS else "film" if ending in _FILMS else "picture"


def files_by_name(root: Path) -> dict[str, list[Path]]:
    """List the files below a folder by their names in lower case, hidden folders left out."""
    found: dict[str, list[Path]] = {}
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            found.setdefault(name.lower(), []).append(Path(folder) / name)
    return found


def package_name(path: Path, sha: str) -> str:
    """Name a file by what it was called and what it holds; a name that says both is left alone."""
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-").removesuffix(f"-{sha[:8]}")[:40] or "media"
    ending = re.sub(r"[^a-z0-9]", "", path.suffix.lower())
    return f"{stem}-{sha[:8]}" + (f".{ending}" if ending else "")


class AbroadError(Exception):
    """An address whose file is not in the collection."""


class SeveralError(Exception):
    """A name without a folder that several files have."""


class OutsideError(Exception):
    """A path that leaves the collection."""

"""Finds the files that a lecture shows, names them for Anki, and says what is wrong with them."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from mkdeck.errors import Problem, Weight
from mkdeck.model import Media

_REMOTE = re.compile(r"(?:[a-z][a-z0-9+.-]+:)?//|data:|https?:", re.IGNORECASE)
_FILE = re.compile(r"file:|[A-Za-z]:[\\/]", re.IGNORECASE)
_SOUNDS = frozenset(["mp3", "ogg", "oga", "wav", "flac", "m4a", "opus", "aac"])
_FILMS = frozenset(["mp4", "webm", "mov", "mkv", "avi", "ogv", "m4v"])


@dataclass(slots=True)
class Shelf:
    """The media of one lecture, filled as the lecture is rendered."""

    folder: Path
    """The lecture's own folder, where its paths begin."""

    root: Path
    """The collection's folder, which no path may leave."""

    shown_as: str
    taken: dict[str, Media] = field(default_factory=dict)
    """By the path as the lecture writes it."""

    problems: list[Problem] = field(default_factory=list)
    wanted: list[Media] = field(default_factory=list)
    """What the question that is being rendered shows."""

    def take(self, source: str, line: int) -> Media | None:
        """Find a file by the path that the lecture gives, or note the problem."""
        known = self.taken.get(source)
        if known is None:
            found = self._find(source)
            if isinstance(found, tuple):
                self.problems.append(Problem(self.shown_as, line, *found))
                return None
            known = self.taken[source] = found
        if known not in self.wanted:
            self.wanted.append(known)
        return known

    def holds(self, source: str) -> bool:
        """Whether there is such a file, without a problem where there is none."""
        if source not in self.taken:
            found = self._find(source)
            if isinstance(found, tuple):
                return False
            self.taken[source] = found
        return True

    def refuse(self, source: str, line: int) -> None:
        """Note a picture that lies on somebody else's machine."""
        fault = f"remote picture {source[:80]!r} is not fetched"
        self.problems.append(
            Problem(self.shown_as, line, fault, "save it beside the lecture", Weight.WARNING)
        )

    def _find(self, source: str) -> Media | tuple[str, str, Weight]:
        """Read the file's bytes, or say what is wrong with it."""
        if _FILE.match(source) or "\x00" in source:
            return f"picture {source!r} lies outside of the lectures", "copy it in", Weight.ERROR
        try:
            path = self._inside(source)
            if path is None:
                return f"picture {source!r} lies outside of the lectures", "copy it in", Weight.ERROR
            data = path.read_bytes()
        except (OSError, ValueError):
            return f"no file {source!r}", "mend the path or add the file", Weight.WARNING
        if not data:
            return f"file {source!r} is empty", "put the picture back", Weight.WARNING
        sha = hashlib.sha256(data).hexdigest()
        return Media(_flat(path, sha), path, sha)

    def _inside(self, source: str) -> Path | None:
        """Resolve a path, links followed; None where it leaves the collection."""
        root = self.root.resolve()
        written = source.replace("\\", "/")
        for name in dict.fromkeys((written, unquote(written), unquote(written).partition("?")[0])):
            for base in (self.folder, self.root):
                path = Path(os.path.normpath(base / name)).resolve()
                if not path.is_relative_to(root):
                    if base is self.folder:
                        return None
                elif path.is_file():
                    return path
        raise FileNotFoundError(source)


def is_remote(source: str) -> bool:
    """Whether it is an address and not a path."""
    return bool(_REMOTE.match(source)) and not _FILE.match(source)


def kind_of(source: str) -> str:
    """Say by its ending whether it is a picture, a sound or a film."""
    ending = source.rpartition(".")[2].lower().partition("?")[0]
    return "sound" if ending in _SOUNDS else "film" if ending in _FILMS else "picture"


def _flat(path: Path, sha: str) -> str:
    """Name the file by what it was called and what it holds."""
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40] or "media"
    ending = re.sub(r"[^a-z0-9]", "", path.suffix.lower())
    return f"{stem}-{sha[:8]}" + (f".{ending}" if ending else "")

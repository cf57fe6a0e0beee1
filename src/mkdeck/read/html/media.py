"""Finds the files that a lecture shows, names them for Anki, and says what is wrong with them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from mkdeck.errors import Problem, Weight
from mkdeck.model import Media
from mkdeck.read.html.medianames import (
    AbroadError,
    OutsideError,
    SeveralError,
    files_by_name,
    is_inline,
    is_remote,
    leads_out,
    package_name,
)
from mkdeck.read.html.vendored import index_of, plain_address, read_index, unfetched
from mkdeck.values import dataclass


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
    named: Mapping[str, Sequence[Path]] | None = None
    """Every file of the collection by its name in lower case; listed when a path leads nowhere."""

    wanted: list[Media] = field(default_factory=list)
    """What the question that is being rendered shows."""

    def take(self, source: str, line: int) -> Media | None:
        """Find a file by the path or address that the lecture gives, or note the problem."""
        known = self.taken.get(source)
        if known is None:
            found = self._find(source, line)
            if isinstance(found, Problem):
                self.problems.append(found)
                return None
            known = self.taken[source] = found
        if known not in self.wanted:
            self.wanted.append(known)
        return known

    def holds(self, source: str) -> bool:
        """Whether there is such a file, without a problem where there is none."""
        if source not in self.taken and not is_inline(source):
            found = self._find(source, 0)
            if isinstance(found, Problem):
                return False
            self.taken[source] = found
        return True

    def leave_out(self, tag: str, line: int) -> None:
        """Note html that no card shows."""
        fault = f"`<{tag}>` is not shown on a card"
        self.problems.append(Problem(self.shown_as, line, fault, "link to it instead", Weight.WARNING))

    def _find(self, source: str, line: int) -> Media | Problem:
        """Read the file's bytes, or say what is wrong with it."""
        place = partial(Problem, self.shown_as, line)
        try:
            path = self._fetched(source) if is_remote(source) else self._inside(source)
            data = path.read_bytes()
        except AbroadError:
            return unfetched(self.shown_as, line, source)
        except OutsideError:
            return place(f"picture {source!r} lies outside of the lectures", "copy it in", Weight.ERROR)
        except SeveralError:
            return place(f"{source!r} is the name of several files", "write its folder, too", Weight.WARNING)
        except (OSError, ValueError):
            return place(f"no file {source!r}", "mend the path or add the file", Weight.WARNING)
        if not data:
            return place(f"file {source!r} is empty", "put the picture back", Weight.WARNING)
        sha = hashlib.sha256(data).hexdigest()
        return Media(package_name(path, sha), path, sha)

    def _fetched(self, source: str) -> Path:
        """Give where that lies which was fetched from an address."""
        file = read_index(self.root).get(plain_address(source))
        path = index_of(self.root).with_name(file.name).resolve() if file else None
        if path is None or not path.is_relative_to(self.root.resolve()) or not path.is_file():
            raise AbroadError(source)
        return path

    def _inside(self, source: str) -> Path:
        """Resolve a path, links followed, within the collection."""
        if leads_out(source) or "\x00" in source:
            raise OutsideError(source)
        root = self.root.resolve()
        written = source.replace("\\", "/")
        for name in dict.fromkeys((written, unquote(written), unquote(written).partition("?")[0])):
            for base in (self.folder, self.root):
                path = Path(os.path.normpath(base / name)).resolve()
                if not path.is_relative_to(root):
                    if base is self.folder:
                        raise OutsideError(source)
                elif path.is_file():
                    return path
        return self._anywhere(unquote(written))

    def _anywhere(self, name: str) -> Path:
        """Find the only file of a name, in whatever folder: vaults name pictures so, as Anki does."""
        if "/" in name or not name.strip("."):
            raise FileNotFoundError(name)
        if self.named is None:
            self.named = files_by_name(self.root)
        found = self.named.get(name.lower(), ())
        if len(found) > 1:
            raise SeveralError(name)
        if not found or not found[0].resolve().is_relative_to(self.root.resolve()):
            raise FileNotFoundError(name)
        return found[0].resolve()

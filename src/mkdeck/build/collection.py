"""The collection: which files are lectures, and the folder that holds their lock and settings."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mkdeck.build.package_names import clashes
from mkdeck.errors import Failed, Problem, shown
from mkdeck.opening import wrong_name
from mkdeck.values import dataclass

LOCK = "mkdeck.lock"
CONFIG = "mkdeck.toml"
SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})


@dataclass(frozen=True, slots=True)
class Source:
    """One lecture's file."""

    file: Path
    """Where to open it."""

    path: str
    """Relative to the collection, with forward slashes: its name in the lock and on the cards."""

    shown_as: str
    """As the user would name it: relative to where they stand, where that is shorter."""

    asked: bool
    """Whether the command speaks of it; the others are read only to know whose history is whose."""

    named: bool
    """Whether the user named this very file, rather than a folder that holds it."""


@dataclass(frozen=True, slots=True)
class Collection:
    """A folder of lectures that share one lock."""

    root: Path
    sources: tuple[Source, ...]
    """Every lecture under the root, sorted by path."""

    inner: tuple[Path, ...] = ()
    """Folders below that have a lock or settings of their own: collections by themselves, not read here."""

    @property
    def lock(self) -> Path:
        """The file that keeps each note's identity."""
        return self.root / LOCK

    @property
    def config(self) -> Path:
        """The collection's settings; it need not exist."""
        return self.root / CONFIG


def find_collection(paths: Sequence[Path]) -> Collection:
    """Find the lectures that `paths` name and the collection around them.

    Raises Failed with every path that does not exist or holds no lecture, and where two paths
    belong to two collections.
    """
    problems = [_missing(path) for path in paths if not path.exists()]
    if problems:
        raise Failed(problems)
    root = _root_of(paths)
    problems = list(_unlisted(root))
    if problems:
        raise Failed(problems)
    asked = [Path(os.path.abspath(path)) for path in paths]
    inner = tuple(_inner_collections(root))
    files = {f for f in _lectures(root, asked) if not any(f.is_relative_to(i) for i in inner)}
    sources = tuple(_source(file, root, asked) for file in sorted(files))
    problems = [
        replace(p, path=shown(root / p.path)) for p in clashes(Path(), [source.path for source in sources])
    ]
    problems += [
        Problem(str(path), 0, "no lecture here", "name a Markdown file or a folder that holds one")
        for path, absolute in zip(paths, asked, strict=True)
        if not any(s.file.is_relative_to(absolute) for s in sources)
    ]
    if problems:
        raise Failed(problems)
    return Collection(root, sources, inner)


def _unlisted(root: Path) -> Iterator[Problem]:
    """Tell folders that cannot be listed, and names that no lock can hold.

    What stands in a folder that cannot be listed is not gone: its questions must not be taken for removed.
    """
    errors: list[OSError] = []
    for folder, folders, files in os.walk(root, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in (*folders, *(n for n in files if Path(n).suffix.lower() in SUFFIXES and n[0] != ".")):
            if wrong := wrong_name(name):
                yield Problem(printable(shown(Path(folder) / name)), 0, wrong, "rename it")
    for error in errors:
        fault = f"cannot be listed: {error.strerror}"
        yield Problem(
            printable(shown(Path(str(error.filename)))), 0, fault, "mend its rights, or move it away"
        )


def printable(name: str) -> str:
    """Give a name in characters that any file and terminal can hold."""
    return (
        name.encode("utf-8", "backslashreplace").decode().encode("unicode_escape").decode()
        if wrong_name(name)
        else name
    )


def _missing(path: Path) -> Problem:
    return Problem(str(path), 0, "no such file or folder", "`mkdeck new lecture NAME` starts one")


def _root_of(paths: Sequence[Path]) -> Path:
    """Give the nearest folder that holds a lock or settings, else the folder that was named."""
    roots = sorted({_marked(start) or start for start in map(_folder, paths)})
    shared = [r for r in roots if all(other.is_relative_to(r) for other in roots)]
    if shared:
        return shared[0]
    faults = "these lectures belong to different collections: " + ", ".join(map(shown, roots))
    raise Failed([Problem(str(paths[0]), 0, faults, "build each collection by itself")])


def _folder(path: Path) -> Path:
    absolute = Path(os.path.abspath(path))
    return absolute if absolute.is_dir() else absolute.parent


def _marked(folder: Path) -> Path | None:
    return next((f for f in (folder, *folder.parents) if _is_marked(f)), None)


def _is_marked(folder: Path) -> bool:
    return (folder / LOCK).exists() or (folder / CONFIG).exists()


def _inner_collections(root: Path) -> Iterator[Path]:
    for folder, folders, _ in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if Path(folder) != root and _is_marked(Path(folder)):
            folders.clear()
            yield Path(folder)


def _lectures(root: Path, asked: Sequence[Path]) -> Iterator[Path]:
    """Every Markdown file under the root, hidden ones and linked folders left out, and each file named."""
    yield from (path for path in asked if path.is_file())
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith("."):
                yield Path(folder) / name


def _source(file: Path, root: Path, asked: Sequence[Path]) -> Source:
    return Source(
        file=file,
        path=file.relative_to(root).as_posix(),
        shown_as=shown(file),
        asked=any(file.is_relative_to(path) for path in asked),
        named=file in asked,
    )

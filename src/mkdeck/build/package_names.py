"""Where packages lie: one beside another as their lectures do, or one of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from mkdeck.errors import Problem

RESERVED = ("collection", "backup-")
"""Anki takes a package whose name begins so for a backup and replaces the user's whole collection by it."""


def package_paths(out: Path, lectures: Iterable[str], bundle: str = "") -> tuple[Path, ...]:
    """Give the packages of the lectures, each once."""
    if bundle:
        return (bundle_path(out, bundle),)
    return tuple(dict.fromkeys(package_path(out, lecture) for lecture in lectures))


def clashes(out: Path, lectures: Iterable[str]) -> Iterator[Problem]:
    """Tell lectures whose packages would be one file, be it on a disk that knows no case of letters."""
    taken: dict[str, str] = {}
    for lecture in lectures:
        path = package_path(out, lecture)
        other = taken.setdefault(normalize("NFC", str(path)).casefold(), lecture)
        if other != lecture:
            yield Problem(
                lecture, 0, f"its package would be that of {other}: {path.name}", "rename one of them"
            )


def bundle_path(out: Path, name: str) -> Path:
    """Give the package of all lectures."""
    return out / f"{_safe(name)}.apkg"


def package_path(out: Path, lecture: str) -> Path:
    """Give a lecture's package."""
    path = PurePosixPath(lecture)
    return out / path.with_name(f"{_safe(path.stem)}.apkg")


def _safe(stem: str) -> str:
    return f"deck-{stem}" if stem.lower().startswith(RESERVED) else stem

"""Where packages lie: one beside another as their lectures do, or one of all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

RESERVED = ("collection", "backup-")
"""Anki takes a package whose name begins so for a backup and replaces the user's whole collection by it."""


def package_paths(out: Path, lectures: Iterable[str], bundle: str = "") -> tuple[Path, ...]:
    """Give the packages of the lectures, each once."""
    if bundle:
        return (bundle_path(out, bundle),)
    return tuple(dict.fromkeys(package_path(out, lecture) for lecture in lectures))


def bundle_path(out: Path, name: str) -> Path:
    """Give the package of all lectures."""
    return out / f"{_safe(name)}.apkg"


def package_path(out: Path, lecture: str) -> Path:
    """Give a lecture's package."""
    path = PurePosixPath(lecture)
    return out / path.with_name(f"{_safe(path.stem)}.apkg")


def _safe(stem: str) -> str:
    return f"deck-{stem}" if stem.lower().startswith(RESERVED) else stem

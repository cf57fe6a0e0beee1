"""Watching: what changed in a collection since one last looked, noticed within a fraction of a second."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from threading import Event
from time import monotonic

from mkdeck.build.collection import CONFIG, SUFFIXES
from mkdeck.lab.project import find_folder
from mkdeck.model import FETCHED

EVERY_S = 0.2
"""Between two looks."""

AT_REST = 4
"""A look that takes long is followed by a rest so many times as long: watching never fills a core."""

MEDIA = frozenset(
    {
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".svg",
        ".webp",
        ".avif",
        ".mp3",
        ".ogg",
        ".wav",
        ".m4a",
        ".mp4",
        ".webm",
    }
)
EVIDENCE = frozenset({".py", ".json", ".svg"})

Stamp = tuple[int, int]
"""When a file was last written, in nanoseconds, and its size in bytes."""

GONE: Stamp = (0, 0)
"""Of a file that is not there."""

Stamps = Mapping[Path, Stamp]
OnChange = Callable[[frozenset[Path]], None]


def watch(root: Path, on_change: OnChange, *, since: Stamps, stop: Event | None = None) -> None:
    """Call `on_change` with the files that were written, made or removed in a collection, until `stop`.

    `since` are the stamps taken before the collection was last read: nothing saved meanwhile is missed.
    Files still being written are waited for: a change is told once two looks agree. Without `stop` it
    goes on until Ctrl-C.
    """
    stop = stop or Event()
    told = before = since
    rest = EVERY_S
    while not stop.wait(rest):
        began = monotonic()
        now = stamps(root)
        rest = max(EVERY_S, AT_REST * (monotonic() - began))
        if now != told and now == before:
            changed, told = difference(told, now), now
            on_change(changed)
        elif now != told:
            rest = EVERY_S / 2
        before = now


def difference(before: Stamps, now: Stamps) -> frozenset[Path]:
    """Give the files that differ."""
    return frozenset(p for p in before.keys() | now.keys() if before.get(p) != now.get(p))


def stamps(root: Path) -> Stamps:
    """Stamp a collection's lectures, settings, pictures and sounds, and the checks and evidence beside it."""
    checks = find_folder(root)
    files = chain(_files(root, SUFFIXES | MEDIA), _files(checks, EVIDENCE) if checks else ())
    found = {}
    for path in (root / CONFIG, root / FETCHED, *files):
        found[path] = stamp(path)
    return {path: at for path, at in found.items() if at != GONE}


def stamp(path: Path) -> Stamp:
    """Stamp one file."""
    try:
        status = path.stat()
    except OSError:
        return GONE
    return (status.st_mtime_ns, status.st_size)


def _files(folder: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for name in files:
            path = Path(here, name)
            if path.suffix.lower() in suffixes and not name.startswith("."):
                yield path

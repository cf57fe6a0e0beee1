"""Fetching: what lectures show from other machines is brought into the collection, once and on request."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import unquote, urlsplit

from mkdeck.build.download import download
from mkdeck.build.mediakinds import kind_by_bytes
from mkdeck.build.terms import RefusedError, Terms
from mkdeck.errors import Failed, Problem, shown
from mkdeck.files import write_whole
from mkdeck.read.html.medianames import package_name
from mkdeck.read.html.vendored import Vendored, address_in, format_index, index_of, read_index
from mkdeck.values import dataclass

_AT_ONCE = 6
"""Downloads side by side, as browsers do."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of fetching."""

    files: tuple[Vendored, ...]
    """Those that are now in the collection."""

    refused: Mapping[str, str]
    """By address, why the others are not."""

    def told(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Say at each place that names a refused file why it was refused."""
        return tuple(self._told(problem) for problem in problems)

    def _told(self, problem: Problem) -> Problem:
        why = self.refused.get(address_in(problem))
        if why is None:
            return problem
        return replace(problem, fault=f"{problem.fault}: {why}", remedy="save it beside the lecture")


def addresses(problems: Iterable[Problem]) -> list[str]:
    """List each address once that a problem says nobody fetched."""
    return sorted({address_in(problem) for problem in problems} - {""})


def fetch_all(
    problems: Sequence[Problem], root: Path, terms: Terms, progress: Callable[[str], None] = lambda _: None
) -> Fetched:
    """Fetch every file that a problem says is missing; `progress` hears of each address. Raises Failed."""
    urls = addresses(problems)
    files: list[Vendored] = []
    refused: dict[str, str] = {}
    try:
        for url, came in _downloads(urls, terms):
            progress(url)
            if isinstance(came, RefusedError):
                refused[url] = str(came)
            else:
                files.append(_kept(root, url, came))
    except OSError as error:
        fault = f"cannot be written: {error.strerror}"
        raise Failed([Problem(shown(Path(error.filename)), 0, fault, "make room")]) from error
    finally:
        if files:
            known = {**read_index(root), **{file.url: file for file in files}}
            write_whole(index_of(root), format_index(known.values()).encode())
    return Fetched(tuple(files), refused)


def _downloads(urls: Sequence[str], terms: Terms) -> Iterator[tuple[str, bytes | RefusedError]]:
    """Give each address with its bytes or the reason why there are none, in the order of their coming."""
    waiting: SimpleQueue[str] = SimpleQueue()
    came: SimpleQueue[tuple[str, bytes | Exception]] = SimpleQueue()
    for url in urls:
        waiting.put(url)
    for _ in urls[:_AT_ONCE]:
        # As daemons, which are not waited for: whoever gives up (Ctrl-C, a full disk) gives up at once.
        Thread(target=_empty, args=(waiting, came, terms), daemon=True).start()
    for _ in urls:
        url, found = came.get()
        if isinstance(found, Exception) and not isinstance(found, RefusedError):
            raise found
        yield url, found


def _empty(waiting: SimpleQueue[str], came: SimpleQueue[tuple[str, bytes | Exception]], terms: Terms) -> None:
    """Download what waits until nothing does."""
    with suppress(Empty):
        while True:
            url = waiting.get_nowait()
            came.put((url, _attempt(url, terms)))


def _attempt(url: str, terms: Terms) -> bytes | Exception:
    try:
        data = download(url, terms)
    except Exception as why:  # noqa: BLE001 - whatever it is is raised where somebody hears of it
        return why
    return data if kind_by_bytes(data) else RefusedError("no picture, sound or film")


def _kept(root: Path, url: str, data: bytes) -> Vendored:
    """Put a file into the collection, under a name of what it was called and what it holds."""
    sha = hashlib.sha256(data).hexdigest()
    called = PurePosixPath(unquote(urlsplit(url).path)).stem.replace(".", "-")
    name = package_name(Path(f"{called}.{kind_by_bytes(data)}"), sha)
    write_whole(index_of(root).with_name(name), data)
    return Vendored(url, name, sha)

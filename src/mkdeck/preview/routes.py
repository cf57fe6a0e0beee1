"""Routes: which address gives which page, card, file or list."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from importlib import resources
from importlib.resources.abc import Traversable
from mimetypes import guess_type
from urllib.parse import parse_qs, unquote, urlsplit

from mkdeck.preview.cards import LecturePage, Shelf
from mkdeck.preview.stage import View, page
from mkdeck.values import dataclass

HTML, JSON = "text/html; charset=utf-8", "application/json; charset=utf-8"
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff": "font/woff"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    kind: str
    """Media type."""

    body: bytes
    status: int = 200


def answer(shelf: Shelf, target: str) -> Answer:
    """Answer a request; only what the shelf and the package hold by name is ever given."""
    address = urlsplit(target)
    path = unquote(address.path)
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    if path == "/lectures.json":
        return _json(_lectures(shelf))
    if path == "/lecture.json":
        found = shelf.lecture(asked.get("path", ""))
        return _json(_lecture(found)) if found else missing("no such lecture")
    if path == "/card":
        return _card(shelf, asked)
    if path.startswith("/media/"):
        return _media(shelf, path.removeprefix("/media/"))
    return _file(path)


def missing(what: str) -> Answer:
    """Say that there is nothing."""
    return Answer(HTML, f"<!DOCTYPE html><title>{what}</title><p>{escape(what)}".encode(), 404)


def _json(value: object) -> Answer:
    return Answer(JSON, json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def _lectures(shelf: Shelf) -> dict[str, object]:
    entries = shelf.entries()
    return {
        "version": shelf.version,
        "lectures": [{"path": e.path, "title": e.title, "problems": e.problems} for e in entries],
    }


def _lecture(lecture: LecturePage) -> dict[str, object]:
    return {
        "path": lecture.path,
        "title": lecture.title,
        "cards": [{"title": c.title, "line": c.line, "template": c.template} for c in lecture.cards],
        "problems": [{"line": p.line, "text": str(p), "error": p.is_error} for p in lecture.problems],
    }


def _card(shelf: Shelf, asked: Mapping[str, str]) -> Answer:
    lecture = shelf.lecture(asked.get("path", ""))
    number = asked.get("n", "")
    if not lecture or not number.isdecimal() or int(number) >= len(lecture.cards):
        return missing("no such card")
    view = View(
        is_back=asked.get("side") == "back",
        is_night="night" in asked,
        is_mobile="mobile" in asked,
        typed=asked.get("typed", ""),
    )
    return Answer(HTML, page(lecture.cards[int(number)], view).encode("utf-8", "replace"))


def _media(shelf: Shelf, name: str) -> Answer:
    file = shelf.media(name)
    try:
        body = file.read_bytes() if file else None
    except OSError:
        body = None
    if body is None:
        return missing("no such file")
    return Answer(guess_type(name)[0] or "application/octet-stream", body)


def _file(path: str) -> Answer:
    file = _files().get("/shell.html" if path == "/" else path)
    if file is None:
        return missing("nothing here")
    suffix = file.name[file.name.rfind(".") :]
    return Answer(KINDS.get(suffix, HTML), file.read_bytes())


@cache
def _files() -> Mapping[str, Traversable]:
    """List the files of the package by address, so that no address is ever made into a path."""
    return dict(_below(resources.files("mkdeck.preview") / "web", ""))


def _below(folder: Traversable, address: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, f"{address}/{entry.name}")
        else:
            yield f"{address}/{entry.name}", entry

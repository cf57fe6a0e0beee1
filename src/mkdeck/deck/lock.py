"""The lock: one readable line per note that says by which GUID and time Anki knows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from urllib.parse import quote, unquote

from mkdeck.deck.guid import SHAPE
from mkdeck.errors import Problem

HEADER = "mkdeck lock 1"
ABOUT = (
    "# Commit this file: it keeps each card's review history. When merging, keep the lines of both sides.\n"
    "# Columns: guid, created, last changed, content hash, answer hash, answer's words in short, question.\n"
)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_REMOVED = " removed"
_HASH = re.compile(r"[0-9a-f]{8,64}")
_SKETCH = re.compile(r"-|(?:[-0-9A-Za-z_]{4}){1,16}")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of one question."""

    guid: str
    created: int
    """Milliseconds since 1970: the note's id in a package."""

    mod: int
    """Seconds since 1970 at which the content last changed."""

    content: str
    """Hash of all that a learner sees of it."""

    answer: str
    """Hash of the answer's words, to know the answer again under another question."""

    sketch: str
    """The answer's words in short, to know an edited answer again."""

    text: str
    """The question on one line."""

    lecture: str
    """Path of the lecture that holds it, or held it last."""

    explicit_id: str = ""
    """The id that the lecture gave it; empty for most."""

    removed: bool = False
    """Whether the question is gone from the lectures."""

    line: int = field(default=0, compare=False)
    """Where it stands in the lock; 0 for one not yet written."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Every note that was ever built, lecture by lecture."""

    entries: tuple[Entry, ...] = ()
    """In the order of the file: live ones in document order, then removed ones."""

    shown_as: str = "mkdeck.lock"
    """The file's name in problems."""


def read_lock(path: Path, shown_as: str = "") -> tuple[Lock, tuple[Problem, ...]]:
    """Read the file, named `shown_as` in problems; none at all is an empty lock."""
    name = shown_as or str(path)
    try:
        return parse_lock(path.read_bytes().decode("utf-8"), name)
    except FileNotFoundError:
        return Lock((), name), ()
    except (OSError, UnicodeDecodeError) as error:
        fault = f"the lock cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}"
        return Lock((), name), (Problem(name, 0, fault, "restore the file from git"),)


def parse_lock(text: str, shown_as: str = "mkdeck.lock") -> tuple[Lock, tuple[Problem, ...]]:
    """Read the lock; a line that cannot be read is a problem, and nothing may be written over it."""
    problems: list[Problem] = []
    entries: list[Entry] = []
    lines = text.removeprefix("\ufeff").split("\n")
    if text.strip() and lines[0].rstrip() != HEADER:
        return Lock((), shown_as), (_foreign(lines[0], shown_as),)
    lecture, removed = "", False
    for number, raw in enumerate(lines[1:], 2):
        line = raw.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        if section := _section(line):
            lecture, removed = section
        elif lecture and (entry := _entry(line, lecture, removed, number)):
            entries.append(entry)
        else:
            problems.append(_unreadable(line, number, shown_as))
    return Lock(_newest(entries), shown_as), tuple(problems)


def format_lock(lock: Lock) -> str:
    """The file's text: the same entries give the same bytes."""
    parts = [HEADER, "\n", ABOUT]
    for (lecture, removed), entries in groupby(lock.entries, lambda e: (e.lecture, e.removed)):
        parts.append(f"\n[{lecture}]{_REMOVED if removed else ''}\n")
        parts.extend(map(_line, entries))
    return "".join(parts)


def _line(entry: Entry) -> str:
    name = f"{entry.guid}#{quote(entry.explicit_id, safe='')}" if entry.explicit_id else entry.guid
    created, mod = _moment(entry.created, "milliseconds"), _moment(entry.mod * 1000, "seconds")
    sketch = entry.sketch or "-"
    return f"{name} {created} {mod} {entry.content} {entry.answer} {sketch} {entry.text}".rstrip() + "\n"


def _section(line: str) -> tuple[str, bool] | None:
    removed = line.endswith("]" + _REMOVED)
    path = line.removesuffix(_REMOVED) if removed else line
    return (path[1:-1], removed) if path.startswith("[") and path.endswith("]") and len(path) > 2 else None


def _entry(line: str, lecture: str, removed: bool, number: int) -> Entry | None:
    columns = line.split(" ", 6)
    if len(columns) < 6 or not (_HASH.fullmatch(columns[3]) and _HASH.fullmatch(columns[4])):
        return None
    guid, _, explicit_id = columns[0].partition("#")
    created, mod = _milliseconds(columns[1]), _milliseconds(columns[2])
    if created <= 0 or mod < 1000 or not SHAPE.fullmatch(guid) or not _SKETCH.fullmatch(columns[5]):
        return None
    return Entry(
        guid,
        created,
        mod // 1000,
        columns[3],
        columns[4],
        "" if columns[5] == "-" else columns[5],
        columns[6] if len(columns) > 6 else "",
        lecture,
        unquote(explicit_id),
        removed,
        number,
    )


def _newest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Of two lines with one GUID, as a merge leaves them, the one that changed last, else the live one."""
    best: dict[str, Entry] = {}
    for entry in entries:
        known = best.get(entry.guid)
        if known is None or (entry.mod, not entry.removed) > (known.mod, not known.removed):
            best[entry.guid] = entry
    return tuple(best.values())


def _moment(milliseconds: int, precision: str) -> str:
    moment = _EPOCH + timedelta(milliseconds=milliseconds)
    return moment.replace(tzinfo=None).isoformat(timespec=precision) + "Z"


def _milliseconds(moment: str) -> int:
    try:
        return (datetime.fromisoformat(moment) - _EPOCH) // timedelta(milliseconds=1)
    except (ValueError, TypeError):
        return 0


def _foreign(first: str, shown_as: str) -> Problem:
    version = re.fullmatch(r"mkdeck lock (\d+)\s*", first)
    if version:
        return Problem(shown_as, 1, f"a lock of format {version[1]}, newer than this mkdeck", "update mkdeck")
    return Problem(shown_as, 1, f"not a lock: it does not begin with {HEADER!r}", "restore the file from git")


def _unreadable(line: str, number: int, shown_as: str) -> Problem:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return Problem(shown_as, number, "a merge conflict", "keep the lines of both sides, delete the marks")
    return Problem(shown_as, number, "not a line of a lock", "restore the file from git, or delete this line")


def by_lecture(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Removed entries in the order in which the file keeps them: by their last lecture, then as they came."""
    return iter(sorted(entries, key=lambda e: e.lecture))

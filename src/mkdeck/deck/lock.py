"""The lock: one readable line per note that says by which GUID and time Anki knows it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from mkdeck.deck.entry import Adopted, Entry, Lock, Numbered
from mkdeck.deck.lockline import (
    adopted_line,
    adopted_of_line,
    claims_line,
    claims_of_line,
    entry_line,
    entry_of_line,
)
from mkdeck.deck.sealed import seal
from mkdeck.errors import Problem

HEADER = "mkdeck lock 1"
ABOUT = (
    "# Commit this file: it keeps each card's review history. When merging, keep the lines of both sides.\n"
    "# Columns: guid, created, last changed, content hash, answer hash, answer's words in short, question.\n"
)
_REMOVED = " removed"


def read_lock(path: Path, sealed: Set[str] = frozenset()) -> tuple[Lock, tuple[Problem, ...]]:
    """Read the file, but for lectures that stay as they are; none at all is an empty lock."""
    try:
        return parse_lock(path.read_bytes().decode("utf-8"), str(path), sealed)
    except FileNotFoundError:
        return Lock((), str(path)), ()
    except (OSError, UnicodeDecodeError) as error:
        fault = f"the lock cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}"
        return Lock((), str(path)), (Problem(str(path), 0, fault, "restore the file from git"),)


def parse_lock(
    text: str, shown_as: str = "mkdeck.lock", sealed: Set[str] = frozenset()
) -> tuple[Lock, tuple[Problem, ...]]:
    """Read the lock; a line that cannot be read is a problem, and nothing may be written over it.

    The live entries of `sealed` lectures, known to be as they were last written, are not looked at.
    """
    problems: list[Problem] = []
    entries: list[Entry] = []
    claims: dict[str, list[Numbered]] = defaultdict(list)
    adopted: dict[str, list[Adopted]] = defaultdict(list)
    text, closed = seal(text, sealed) if sealed else (text, ())
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
        elif line.startswith("+") and (found := claims_of_line(line)):
            claims[found[0]] += found[1]
        elif line.startswith("=") and (older := adopted_of_line(line)):
            adopted[older[0]] += older[1]
        elif lecture and (entry := entry_of_line(line, lecture, removed, number)):
            entries.append(entry)
        else:
            problems.append(_unreadable(line, number, shown_as))
    return Lock(_merged(entries, claims, adopted), shown_as, closed), tuple(problems)


def format_lock(lock: Lock) -> str:
    """The file's text: the same entries give the same bytes."""
    groups = groupby(lock.entries, lambda e: (e.removed, e.lecture))
    sections = [(*key, "".join(map(_lines, entries))) for key, entries in groups]
    if lock.sealed:
        sections = sorted(
            (*sections, *((False, s.lecture, s.text) for s in lock.sealed)), key=itemgetter(0, 1)
        )
    named = (f"\n[{lecture}]{_REMOVED if removed else ''}\n{text}" for removed, lecture, text in sections)
    return "".join((HEADER, "\n", ABOUT, *named))


def _lines(entry: Entry) -> str:
    """Write everything that is known of a question."""
    line = entry_line(entry)
    if entry.claims:
        line += claims_line(entry)
    return line + adopted_line(entry) if entry.adopted else line


def _section(line: str) -> tuple[str, bool] | None:
    removed = line.endswith("]" + _REMOVED)
    path = line.removesuffix(_REMOVED) if removed else line
    return (path[1:-1], removed) if path.startswith("[") and path.endswith("]") and len(path) > 2 else None


def _merged(
    entries: Iterable[Entry], claims: dict[str, list[Numbered]], adopted: dict[str, list[Adopted]]
) -> tuple[Entry, ...]:
    """Of two lines with one GUID, as a merge leaves them, the one that changed last, else the live one."""
    best: dict[str, Entry] = {}
    for entry in entries:
        known = best.get(entry.guid)
        if known is None or (entry.mod, not entry.removed) > (known.mod, not known.removed):
            best[entry.guid] = entry
    return tuple(
        replace(e, claims=_once(claims[e.guid]), adopted=_one_a_role(adopted[e.guid]))
        if e.guid in claims or e.guid in adopted
        else e
        for e in best.values()
    )


def _once(claims: Iterable[Numbered]) -> tuple[Numbered, ...]:
    """Of two claims with one number the first, for the number can be that of one only."""
    first: dict[int, Numbered] = {}
    for claim in claims:
        first.setdefault(claim.number, claim)
    return tuple(first.values())


def _one_a_role(adopted: Iterable[Adopted]) -> tuple[Adopted, ...]:
    """Of two notes for one role the first: a question is only one note of a kind."""
    first: dict[str, Adopted] = {}
    for one in adopted:
        first.setdefault(one.role, one)
    return tuple(first.values())


def _foreign(first: str, shown_as: str) -> Problem:
    version = re.fullmatch(r"mkdeck lock (\d+)\s*", first)
    if version:
        return Problem(shown_as, 1, f"a lock of format {version[1]}, newer than this mkdeck", "update mkdeck")
    return Problem(shown_as, 1, f"not a lock: it does not begin with {HEADER!r}", "restore the file from git")


def _unreadable(line: str, number: int, shown_as: str) -> Problem:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return Problem(shown_as, number, "a merge conflict", "keep the lines of both sides, delete the marks")
    return Problem(shown_as, number, "not a line of a lock", "restore the file from git, or delete this line")

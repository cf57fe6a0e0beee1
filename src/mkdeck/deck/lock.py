"""The lock: one readable line per note that says by which GUID and time Anki knows it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from urllib.parse import quote, unquote

from mkdeck.deck.entry import Adopted, Cards, Entry, Head, Lock, Numbered
from mkdeck.deck.lockline import (
    COLUMNS,
    adopted_line,
    adopted_of_line,
    claims_line,
    claims_of_line,
    entry_line,
    entry_of_line,
)
from mkdeck.deck.sealed import seal
from mkdeck.errors import Problem
from mkdeck.opening import read_plain

FORMAT = max(COLUMNS)
HEADER = f"mkdeck lock {FORMAT}"
ABOUT = (
    "# Commit this file: it keeps each card's review history. When merging, keep the lines of both sides.\n"
    "# Columns: guid, created, last changed, hash of what is seen, answer hash, answer's words in short,\n"
    "# what more there is, question.\n"
)
_REMOVED = " removed"
_HEADER = re.compile(r"mkdeck lock (\d{1,6})\s*")
_HEAD = re.compile(r"(namespace) (\S{1,400})|(origin) ([0-9a-f]{8,64})|(deck) ([0-9a-f]{6}) (.+)|(%).*")
"""Lines about the whole collection; what begins with a per cent sign is a later mkdeck's."""


def read_lock(path: Path, sealed: Set[str] = frozenset()) -> tuple[Lock, tuple[Problem, ...]]:
    """Read the file, but for lectures that stay as they are; none at all is an empty lock."""
    try:
        return parse_lock(read_plain(path).decode("utf-8"), str(path), sealed)
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
    text, closed = seal(text, sealed) if sealed else (text, ())
    lines = text.removeprefix("\ufeff").split("\n")
    version = _HEADER.fullmatch(lines[0])
    if not version or int(version[1]) not in COLUMNS:
        problems = (_foreign(lines[0], shown_as),) if text.strip() else ()
        return Lock((), shown_as), problems
    reading = _Reading(int(version[1]), shown_as)
    for number, raw in enumerate(lines[1:], 2):
        line = raw.rstrip("\r")
        if line.strip() and not line.startswith("#"):
            reading.take(line, number)
    return Lock(reading.entries(), shown_as, reading.head(), closed), tuple(reading.problems)


class _Reading:
    """What the lines said until now."""

    def __init__(self, version: int, shown_as: str) -> None:
        self.problems: list[Problem] = []
        self._version, self._shown_as = version, shown_as
        self._entries: list[Entry] = []
        self._claims: dict[str, list[Numbered]] = defaultdict(list)
        self._adopted: dict[str, list[Adopted]] = defaultdict(list)
        self._said: dict[str, list[str]] = defaultdict(list)
        self._decks: dict[str, str] = {}
        self._lecture, self._removed = "", False

    def take(self, line: str, number: int) -> None:
        """Take in one line."""
        if _HEADER.fullmatch(line):
            self._lecture = ""  # another lock put behind this one
        elif section := _section(line):
            self._lecture, self._removed = section
        elif told := _HEAD.fullmatch(line):
            self._take_head(line, told)
        elif line.startswith("+") and (found := claims_of_line(line)):
            self._claims[found[0]] += found[1]
        elif line.startswith("=") and (older := adopted_of_line(line)):
            self._adopted[older[0]] += older[1]
        elif self._lecture and (
            entry := entry_of_line(line, self._lecture, self._removed, number, self._version)
        ):
            self._entries.append(entry)
        else:
            self.problems.append(_unreadable(line, number, self._shown_as))

    def _take_head(self, line: str, told: re.Match[str]) -> None:
        if told[1]:
            self._said["namespace"].append(unquote(told[2]))
        elif told[3]:
            self._said["origin"].append(told[4])
        elif told[5]:
            self._decks[told[6]] = told[7]
        else:
            self._said["more"].append(line)

    def entries(self) -> tuple[Entry, ...]:
        """Give every entry once."""
        return _merged(self._entries, self._claims, self._adopted)

    def head(self) -> Head:
        """Give what was said of the whole."""
        once = {key: tuple(dict.fromkeys(values)) for key, values in self._said.items()}
        return Head(
            namespaces=once.get("namespace", ()),
            origin=once.get("origin", ("",))[0],
            decks=tuple(sorted(self._decks.items(), key=itemgetter(1))),
            more=once.get("more", ()),
            is_older=self._version < FORMAT,
        )


def format_lock(lock: Lock) -> str:
    """The file's text: the same entries give the same bytes."""
    groups = groupby(lock.entries, lambda e: (e.removed, e.lecture))
    sections = [(*key, "".join(map(_lines, entries))) for key, entries in groups]
    if lock.sealed:
        sections = sorted(
            (*sections, *((False, s.lecture, s.text) for s in lock.sealed)), key=itemgetter(0, 1)
        )
    named = (f"\n[{lecture}]{_REMOVED if removed else ''}\n{text}" for removed, lecture, text in sections)
    return "".join((HEADER, "\n", ABOUT, _head(lock.head), *named))


def _head(head: Head) -> str:
    lines = [
        *(f"namespace {quote(name, safe='')}" for name in head.namespaces if name),
        *((f"origin {head.origin}",) if head.origin else ()),
        *(f"deck {code} {name}" for code, name in head.decks),
        *head.more,
    ]
    return "".join(f"{line}\n" for line in lines)


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
        if known is None:
            best[entry.guid] = entry
            continue
        newer = (entry.mod, not entry.removed) > (known.mod, not known.removed)
        one, other = (entry, known) if newer else (known, entry)
        best[entry.guid] = replace(one, cards=_all_cards(one.cards, other.cards))
    return tuple(
        replace(e, claims=_once(claims[e.guid]), adopted=_one_a_role(adopted[e.guid]))
        if e.guid in claims or e.guid in adopted
        else e
        for e in best.values()
    )


def _all_cards(ours: Iterable[Cards], theirs: Iterable[Cards]) -> tuple[Cards, ...]:
    """Join what two sides of a merge have built: a learner may have imported from either."""
    found = {(c.role, c.deck): c for c in ours}
    for cards in theirs:
        mine = found.setdefault((cards.role, cards.deck), cards)
        more = [n for n in cards.ords if n not in mine.ords]
        left = [n for n in cards.left if n in more]
        found[cards.role, cards.deck] = replace(
            mine, ords=tuple(sorted((*mine.ords, *more))), left=tuple(sorted((*mine.left, *left)))
        )
    return tuple(found.values())


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
    if version := _HEADER.fullmatch(first):
        return Problem(shown_as, 1, f"a lock of format {version[1]}, newer than this mkdeck", "update mkdeck")
    fault = f"not a lock: it does not begin with {HEADER!r}"
    return Problem(shown_as, 1, fault, "restore the file from git")


def _unreadable(line: str, number: int, shown_as: str) -> Problem:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        return Problem(shown_as, number, "a merge conflict", "keep the lines of both sides, delete the marks")
    return Problem(shown_as, number, "not a line of a lock", "restore the file from git, or delete this line")

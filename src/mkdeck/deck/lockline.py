"""The lines of the lock: an entry on one, its numbered claims and the notes that it took over on others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, unquote

from mkdeck.deck.entry import Adopted, Cards, Entry, Numbered
from mkdeck.deck.guid import SHAPE
from mkdeck.deck.moments import milliseconds_of, second

_HASH = re.compile(r"[0-9a-f]{8,64}")
_SKETCH = re.compile(r"-|(?:[-0-9A-Za-z_]{4}){1,16}")
_ADOPTED = re.compile(r"(\w+):((?:[\w.~-]|%[0-9A-F]{2})+)(?::((?:[\w.~,-]|%[0-9A-F]{2})+))?", re.ASCII)
_CLAIM = re.compile(r"(-?)([1-9]\d{0,2}):([0-9a-f]{8}):((?:[-0-9A-Za-z_]{4})*)")
_MORE = re.compile(r"-|[a-z]\w*=[\w.:@,>~-]*(?:;[a-z]\w*=[\w.:@,>~-]*)*", re.ASCII)
_ROLE = "claims|cloze|occlusion|question"
_CARDS = re.compile(
    rf"(?:({_ROLE}):)?(-?\d{{1,4}}(?:\.-?\d{{1,4}})*)@([0-9a-f]{{6}})(?:>([0-9a-f]{{6}}))?", re.ASCII
)
_OWN = "question"
"""The role that is not named, for most notes have it."""


class Columns(NamedTuple):
    """Where the line of an entry has what, from its first column."""

    more: int
    """Column of what has a name; -1 where there is none."""

    text: int


COLUMNS: Mapping[int, Columns] = {1: Columns(-1, 6), 2: Columns(6, 7)}
"""By the format of the lock."""


def entry_line(entry: Entry) -> str:
    """Write an entry; its lecture is the section's."""
    name = f"{entry.guid}#{quote(entry.explicit_id, safe='')}" if entry.explicit_id else entry.guid
    created = f"{second(entry.created // 1000)}.{entry.created % 1000:03}Z"
    known = f"{entry.seen} {entry.answer} {entry.sketch or '-'} {_more(entry)} {entry.text}"
    return f"{name} {created} {second(entry.mod)}Z {known}".rstrip() + "\n"


def _more(entry: Entry) -> str:
    named = [
        *((f"looks={entry.looks}",) if entry.looks else ()),
        *((f"cards={','.join(map(_cards, entry.cards))}",) if entry.cards else ()),
        *(("marked=1",) if entry.marked else ()),
        *(("stamp=1",) if entry.stamp else ()),
        *((f"was={','.join(entry.was)}",) if entry.was else ()),
        *entry.more,
    ]
    return ";".join(named) or "-"


def _cards(cards: Cards) -> str:
    role = "" if cards.role == _OWN else f"{cards.role}:"
    ords = ".".join(f"-{n}" if n in cards.left else str(n) for n in cards.ords)
    return f"{role}{ords}@{cards.deck}" + (f">{cards.told}" if cards.told else "")


def entry_of_line(line: str, lecture: str, removed: bool, number: int, version: int) -> Entry | None:
    """Read an entry, or nothing where the line is not one."""
    at = COLUMNS[version]
    columns = line.split(" ", at.text)
    if len(columns) < at.text or not (_HASH.fullmatch(columns[3]) and _HASH.fullmatch(columns[4])):
        return None
    more = columns[at.more] if at.more >= 0 else "-"
    guid, _, explicit_id = columns[0].partition("#")
    created, mod = milliseconds_of(columns[1]), milliseconds_of(columns[2])
    if created <= 0 or mod < 1000 or not SHAPE.fullmatch(guid) or not _SKETCH.fullmatch(columns[5]):
        return None
    if not _MORE.fullmatch(more):
        return None
    named = dict(pair.split("=", 1) for pair in more.split(";")) if more != "-" else {}
    cards = _cards_of(named.pop("cards", ""))
    if cards is None:
        return None
    return Entry(
        guid=guid,
        created=created,
        mod=mod // 1000,
        seen=columns[3],
        answer=columns[4],
        sketch="" if columns[5] == "-" else columns[5],
        text=columns[at.text] if len(columns) > at.text else "",
        lecture=lecture,
        explicit_id=unquote(explicit_id),
        removed=removed,
        looks=named.pop("looks", ""),
        cards=cards,
        marked=named.pop("marked", "") == "1",
        stamp=named.pop("stamp", "") == "1",
        was=tuple(filter(None, named.pop("was", "").split(","))),
        more=tuple(f"{key}={value}" for key, value in named.items()),
        line=number,
    )


def _cards_of(value: str) -> tuple[Cards, ...] | None:
    read = [_CARDS.fullmatch(part) for part in value.split(",")] if value else []
    found = [m for m in read if m]
    if len(found) < len(read):
        return None
    return tuple(Cards(m[1] or _OWN, m[3], *_ords(m[2]), m[4] or "") for m in found)


def _ords(told: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Read all numbers, and those that are left behind."""
    numbers = told.split(".")
    return tuple(int(n.removeprefix("-")) for n in numbers), tuple(int(n[1:]) for n in numbers if n[0] == "-")


def claims_line(entry: Entry) -> str:
    """Write the claims that have numbers; the GUID comes again, for a merge may part the two lines."""
    claims = " ".join(f"{'-' if c.gone else ''}{c.number}:{c.answer}:{c.sketch}" for c in entry.claims)
    return f"+{entry.guid} {claims}\n"


def claims_of_line(line: str) -> tuple[str, list[Numbered]] | None:
    """Read the claims and whose they are, or nothing where the line does not say."""
    guid, *claims = line.removeprefix("+").split(" ")
    read = [_CLAIM.fullmatch(claim) for claim in claims]
    found = [Numbered(int(m[2]), m[3], m[4], bool(m[1])) for m in read if m]
    return (guid, found) if SHAPE.fullmatch(guid) and found and len(found) == len(read) else None


def adopted_line(entry: Entry) -> str:
    """Write the notes that it took over; Anki's GUIDs and tags hold any characters."""
    notes = (":".join((a.role, quote(a.guid, safe=""), *_tags(a.tags))) for a in entry.adopted)
    return f"={entry.guid} {' '.join(notes)}\n"


def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    return (",".join(quote(tag, safe="") for tag in tags),) if tags else ()


def adopted_of_line(line: str) -> tuple[str, list[Adopted]] | None:
    """Read the notes that were taken over and by whom, or nothing where the line does not say."""
    guid, *notes = line.removeprefix("=").split(" ")
    read = [_ADOPTED.fullmatch(note) for note in notes]
    found = [Adopted(m[1], unquote(m[2]), _unquoted(m[3])) for m in read if m]
    return (guid, found) if SHAPE.fullmatch(guid) and found and len(found) == len(read) else None


def _unquoted(tags: str | None) -> tuple[str, ...]:
    return tuple(unquote(tag) for tag in tags.split(",")) if tags else ()

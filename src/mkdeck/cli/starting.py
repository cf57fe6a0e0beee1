"""What a folder of lectures starts with: settings, a lock with a namespace, a merge rule, a first lecture."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

from mkdeck.build.collection import CONFIG, LOCK, SUFFIXES
from mkdeck.deck import Lock, format_lock
from mkdeck.deck.entry import Head
from mkdeck.errors import Failed, Problem
from mkdeck.files import write_whole

LECTURE = """\
# {title}

### Q1. What makes a good question?
- It asks for **one** thing.
- Its answer fits on a phone: \\( a^2 + b^2 = c^2 \\) does.
- Each item of the answer is a claim that could be tested.

### Q2. What happens when this file is edited?
Fix a typo, reorder, renumber or rename: the cards keep their review history.
"""

SETTINGS = """\
# Settings of this collection of lectures. All of them may stay away.

# deck = "Deep Learning"     # the parent of every lecture's deck
# tags = ["course"]          # given to every note
# cards = ["question"]       # also: "claims", "reversed", "type-in"
# removed = "list"           # "mark": removed questions stay in the package, with a tag that says so
"""

ATTRIBUTES = ".gitattributes"
UNION = f"{LOCK} merge=union\n"
"""Lets git keep the lines of both sides, which is how locks are merged."""

FIRST = "lecture-01.md"


def set_up(folder: Path) -> Iterator[tuple[Path, str]]:
    """Write what is missing, and give each file with what it is for. Raises Failed."""
    try:
        if not (folder / CONFIG).exists():
            write_whole(folder / CONFIG, SETTINGS.encode())
            yield folder / CONFIG, "settings, all of them optional"
        if not (folder / LOCK).exists():
            lock = Lock(head=Head(namespaces=(secrets.token_hex(8),)))
            write_whole(folder / LOCK, format_lock(lock).encode())
            yield folder / LOCK, "the lock, with a namespace that keeps your cards apart from other people's"
        attributes = folder / ATTRIBUTES
        rules = attributes.read_text(encoding="utf-8") if attributes.exists() else ""
        if LOCK not in rules:
            gap = "" if rules.endswith("\n") or not rules else "\n"
            write_whole(attributes, f"{rules}{gap}{UNION}".encode())
            yield attributes, "how git merges the lock: it keeps the lines of both sides"
        if not any(path.suffix.lower() in SUFFIXES for path in folder.rglob("*")):
            yield write_lecture(folder, FIRST), "a first lecture, to be overwritten"
    except OSError as error:
        raise Failed([_unwritten(error)]) from error


def write_lecture(folder: Path, name: str) -> Path:
    """Write a lecture to start from. Raises Failed, or OSError."""
    path = folder / f"{name.removesuffix('.md')}.md"
    write_whole(path, LECTURE.format(title=_title(path.stem)).encode())
    return path


def _unwritten(error: OSError) -> Problem:
    return Problem(str(error.filename), 0, f"cannot be written: {error.strerror}")


def _title(stem: str) -> str:
    """Make a heading of a file's name: "lecture-06" -> "Lecture 06"."""
    words = stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]

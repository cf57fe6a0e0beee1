"""Changes notes as authors and tools do: by whole lines, by indents, by signs put in and left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

LINES = tuple(
    line.replace("␤", "\n") for line in Path(__file__).with_name("lines.txt").read_text("utf-8").split("\n")
)
"""Constructs and traps; `␤` stands for a line end within one."""

_INDENTS = ("  ", "    ", "\t", "> ", "- ", "1. ", "   ", " ")


def mutated(data: bytes, most: int, rng: Random) -> bytes:
    """Change a file in a few places; the first byte chooses settings and is changed now and then."""
    head = data[:1] or b"a"
    if rng.random() < 0.05:
        head = bytes([rng.randrange(97, 123)])
    lines = data[1:].decode("utf-8", "surrogateescape").split("\n")
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        rng.choice(_CHANGES)(lines, rng)
    return (head + "\n".join(lines).encode("utf-8", "surrogateescape"))[:most]


def crossed(one: bytes, other: bytes, most: int, rng: Random) -> bytes:
    """Put a run of lines of one file into another."""
    lines, given = one[1:].split(b"\n"), other[1:].split(b"\n")
    start = rng.randrange(len(given))
    run = given[start : start + rng.choice((1, 2, 4, 8, 16))]
    at = rng.randrange(len(lines) + 1)
    lines[at : at + rng.choice((0, 0, 1, len(run)))] = run
    return (one[:1] + b"\n".join(lines))[:most]


def _insert(lines: list[str], rng: Random) -> None:
    lines.insert(rng.randrange(len(lines) + 1), rng.choice(LINES))


def _append(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    lines[at] += rng.choice(("", " ")) + rng.choice(LINES)


def _within(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    place = rng.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + rng.choice(LINES) + lines[at][place:]


def _indent(lines: list[str], rng: Random) -> None:
    at, indent = rng.randrange(len(lines)), rng.choice(_INDENTS)
    for n in range(at, min(len(lines), at + rng.choice((1, 1, 2, 4)))):
        lines[n] = indent + lines[n]


def _dedent(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    lines[at] = lines[at].lstrip(" \t") if rng.random() < 0.5 else lines[at][1:]


def _remove(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    del lines[at : at + rng.choice((1, 1, 2, 4))]
    if not lines:
        lines.append("")


def _repeat(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    lines[at:at] = lines[at : at + rng.choice((1, 2, 4))] * rng.choice((1, 1, 1, 2, 5))


def _swap(lines: list[str], rng: Random) -> None:
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _cut(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    start = rng.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:start] + lines[at][start + rng.choice((1, 1, 2, 5, 99)) :]


def _join(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    lines[at : at + 2] = [" ".join(lines[at : at + 2])]


def _part(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    place = rng.randrange(len(lines[at]) + 1)
    lines[at : at + 1] = [lines[at][:place], lines[at][place:]]


_CHANGES: tuple[Callable[[list[str], Random], None], ...] = (
    *(_insert,) * 4,
    _append,
    _within,
    _within,
    _indent,
    _indent,
    _dedent,
    _remove,
    _remove,
    _repeat,
    _swap,
    _cut,
    _join,
    _part,
)

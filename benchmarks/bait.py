"""Texts that could make one regular expression slow, grown from its own parse tree.

What hurts is a part that repeats and then fails: so for each repetition of the pattern there are the way
to it, its body many times over, alone and with its neighbours, and an end that nothing expects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Bait = Callable[[int], str]

TAILS = ("", "\x01", "\n\n\x01")
"""Ends that few patterns expect."""

MOST = 16
"""Bodies and ways that are tried of one pattern: others differ from them in a letter."""

_SAMPLES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_WORD: "-",
}
_SPARE = " a-1\n.*A_<\t:é\"'[("
"""Characters, one of which is in nearly every set of a pattern."""


def baits(pattern: re.Pattern[Any]) -> Iterator[Bait]:
    """Give texts as functions of their length."""
    source = pattern.pattern
    tree = parser.parse(
        source.decode("latin-1") if isinstance(source, bytes) else source, pattern.flags & ~re.UNICODE
    )
    ways = list(dict.fromkeys(_ways(tree, "")))[:MOST]
    for before, body in ways:
        for tail in TAILS:
            yield partial(_grown, before, body, tail)
            if before:
                yield partial(_grown, "", before + body, tail)
    first = [body for _, body in ways if body][:5]
    for one in first:
        for other in first:
            yield partial(_grown, one, other, one)
            if one != other:
                yield partial(_grown, "", one + other, "\x01")


def _grown(before: str, body: str, tail: str, size: int) -> str:
    return before + (body or "a") * (size // len(body or "a")) + tail


def _ways(tree: Sequence[Any], before: str) -> Iterator[tuple[str, str]]:
    """Give each repetition as a text that leads to it and texts that it repeats."""
    way = before
    for at, (code, value) in enumerate(tree):
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _, most, body = value
            if most > 8:
                following = _sample(tree[at + 1 : at + 2])
                for own in _samples(body):
                    yield way, own
                    yield way, own + following
            yield from _ways(body, way)
        for part in _parts(code, value):
            yield from _ways(part, way)
        way += _sample([(code, value)])
    yield before, way.removeprefix(before)


def _parts(code: Any, value: Any) -> list[Sequence[Any]]:
    """Give what stands inside of a group, a choice or a look around."""
    if code is codes.SUBPATTERN:
        return [value[3]]
    if code is codes.BRANCH:
        return list(value[1])
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [value[1]]
    if code is codes.ATOMIC_GROUP:
        return [value]
    return []


def _samples(tree: Sequence[Any]) -> list[str]:
    """Give some texts that match, one for each choice and for some characters of a first set."""
    if len(tree) == 1:
        code, value = tree[0]
        if code is codes.BRANCH:
            return [text for part in value[1] for text in _samples(part)]
        if code is codes.SUBPATTERN:
            return _samples(value[3])
        if code is codes.IN:
            return _characters(value)[:6]
        if code in (codes.ANY, codes.NOT_LITERAL):
            return [c for c in _SPARE if c != "\n" and value != ord(c)][:4]
    return [_sample(tree)]


def _sample(tree: Sequence[Any]) -> str:
    """Give one text that matches, or nearly so."""
    return "".join(_one(code, value) for code, value in tree)


def _one(code: Any, value: Any) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.NOT_LITERAL:
        return next(c for c in _SPARE if ord(c) != value)
    if code is codes.ANY:
        return "a"
    if code is codes.IN:
        return next(iter(_characters(value)), "a")
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return _sample(value[2]) * min(max(value[0], 1), 8)
    if code in (codes.SUBPATTERN, codes.ATOMIC_GROUP, codes.BRANCH):
        return _sample(_parts(code, value)[0])
    return ""


def _characters(members: Sequence[Any]) -> list[str]:
    """Give characters of a set: one of each member, or some that it does not exclude."""
    if members and members[0][0] is codes.NEGATE:
        excluded = set(_characters(members[1:]))
        return [c for c in _SPARE if c not in excluded and not _holds(members[1:], c)]
    named = [
        chr(v) if code is codes.LITERAL else chr(v[0]) if code is codes.RANGE else _SAMPLES.get(v, "a")
        for code, v in members
    ]
    return list(dict.fromkeys([*named[:4], *(c for c in _SPARE if _holds(members, c))]))


def _holds(members: Sequence[Any], character: str) -> bool:
    number = ord(character)
    classes = {
        codes.CATEGORY_DIGIT: character.isdigit(),
        codes.CATEGORY_NOT_DIGIT: not character.isdigit(),
        codes.CATEGORY_SPACE: character.isspace(),
        codes.CATEGORY_NOT_SPACE: not character.isspace(),
        codes.CATEGORY_WORD: character.isalnum() or character == "_",
        codes.CATEGORY_NOT_WORD: not (character.isalnum() or character == "_"),
    }
    return any(
        v == number
        if code is codes.LITERAL
        else v[0] <= number <= v[1]
        if code is codes.RANGE
        else classes.get(v, False)
        for code, v in members
    )

"""Selects checks by what a user names: a check, a folder of them, a lecture, a question, words of a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatch

from mkdeck.lab.check import Check
from mkdeck.lab.quotes import Match, Place, names, normal

Matches = Mapping[str, tuple[Match, ...]]
"""Check's name -> where its quotes stand."""


def select(wishes: Sequence[str], checks: Sequence[Check], matches: Matches) -> tuple[Check, ...]:
    """Give the checks that any of the wishes names, all without a wish."""
    return tuple(c for c in checks if not wishes or any(means(w, c, matches[c.name]) for w in wishes))


def means(wish: str, check: Check, found: Sequence[Match]) -> bool:
    """Tell whether a wish names a check: "lecture_06/x", "x", "lecture_06/*", "lecture-06", "Q2", words."""
    if wish == check.key or means_name(wish, check.name):
        return True
    return any(_quoted(wish, match) for match in found)


def means_name(wish: str, name: str) -> bool:
    """Tell whether a wish names a file below `verify/`: by its path, its stem, its folder or a pattern."""
    bare = wish.removesuffix(".py").removeprefix("./").rstrip("/")
    bare = bare.rpartition("verify/")[2] if "verify/" in bare else bare
    return bare in (name, name.rpartition("/")[2]) or fnmatch(name, bare) or name.startswith(f"{bare}/")


def _quoted(wish: str, match: Match) -> bool:
    stem = wish.rpartition("/")[2]
    if names(stem, f"{match.quote.lecture}.md") or names(match.quote.lecture, stem):
        return True
    return any(_placed(normal(wish), place) for place in match.places)


def _placed(wanted: str, place: Place) -> bool:
    """Tell whether words name a place: its question's number, or a part of its own words of two or more."""
    if wanted == normal(place.number):
        return True
    return " " in wanted and f" {wanted} " in f" {normal(place.text)} "

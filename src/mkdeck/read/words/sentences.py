"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re

_END = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+[\"')\]”’*_]*+(?=\s)|(?<=[。！？])[。！？]*[」』”）]*)\s*"
)
"""Begins with one set of characters, which is found ten times faster than a choice of patterns."""

_BEGINS = re.compile(r"[\"'“‘(\[*_]*(?:[A-Z0-9\uE000]|[^\x00-\x7f])")
_SHORT = frozenset(
    [
        "e.g",
        "i.e",
        "etc",
        "vs",
        "cf",
        "al",
        "fig",
        "figs",
        "eq",
        "eqs",
        "sec",
        "ch",
        "no",
        "nos",
        "vol",
        "pp",
        "p",
        "approx",
        "resp",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "jr",
        "sr",
        "inc",
        "ca",
        "z.b",
        "d.h",
        "bzw",
        "usw",
        "actv",
        "conv",
        "dept",
        "est",
        "ed",
        "eds",
        "ref",
        "refs",
        "tab",
        "thm",
        "def",
        "prop",
        "lem",
        "cor",
        "ex",
        "viz",
        "ibid",
    ]
)
"""Abbreviations that a full stop belongs to; "etc." may end a sentence but seldom does in notes."""


def sentence_starts(text: str) -> list[int]:
    """List where each sentence but the first begins."""
    starts = []
    for found in _END.finditer(text):
        after = found.end()
        if after < len(text) and _is_end(text, found) and _BEGINS.match(text, after):
            starts.append(after)
    return starts


def _is_end(text: str, found: re.Match[str]) -> bool:
    """Tell a full stop from an abbreviation's, an initial's or a number's."""
    if found[0][0] != ".":
        return True
    before = text[max(0, found.start() - 24) : found.start()]
    word = before.rsplit(None, 1)[-1].lstrip("([\"'“‘*_") if before and not before[-1].isspace() else ""
    if word.lower() in _SHORT or (len(word) == 1 and word.isalpha() and word != "I"):
        return False
    return not (word.isdigit() and found.start() - len(word) == 0)

"""Learns the words that label a file's questions and answers: `P:` above `R:` in most places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mkdeck.read.text.respelled import MARKS
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.latent import latent
from mkdeck.read.words.prefixes import LABELLED

_ASKED = ("?", "？", "؟")
LEAD = r"[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)*"
LABEL = latent(
    rf"({LEAD}[*_]{{0,3}})([^\W\d_]{{1,12}})( ?\d{{0,3}})({MARKS}[*_]{{0,3}}\s?([:：.)])[*_]{{0,3}})(?=\s|$)"
)
BEHIND = latent(
    rf"(?<=[?？؟])([*_`)]{{0,3}})\s+([*_]{{0,3}})([^\W\d_]{{1,12}})({MARKS}[*_]{{0,3}}\s?[:：][*_]{{0,3}})(?=\s)"
)
_OTHERS = re.compile(
    "back|hint|nota|note|code|ex|bsp|tip|syn|def|pros?|cons?|uses?|why|how|what|when|who|idea|goal|time|key|type|role"
    "|fix|risk|cost|see|info|refs?|link|todo|tldr|yes|no|ja|nein|oui|non|s[ií]"
)
"""Short words that often stand above an answer and are read elsewhere, or are part of it."""

_SHORT = 4
"""Characters; a longer word is a label only where another one stands above it, "Candidate" below "Host"."""

_LEAST = 3
_SHARE = 0.6
_ALWAYS = 0.75


def learn(lines: Sequence[str]) -> dict[str, str]:
    """Give for the names of the file's labels the letter, `Q` or `A`, that is known everywhere."""
    lines = [line for line in lines if line.strip()]
    answer = _answer_label(lines)
    is_long = len(answer) - 1 > _SHORT
    if not answer or (is_long and _are_answered(lines)):
        return {}
    question = _question_label(lines, answer)
    if not question:
        return {} if is_long else {answer: "A"}
    return {answer: "A", question: "Q"}


def name_of(found: re.Match[str] | None) -> str:
    """Name a label by its word and its sign: "p:" and "p." are two."""
    return (found[2].casefold() + found[5].replace("：", ":")) if found else ""


def name_behind(found: re.Match[str] | None) -> str:
    """Name a label behind a question mark."""
    return found[3].casefold() + ":" if found else ""


def _are_answered(lines: Sequence[str]) -> bool:
    """Whether labels that are known anywhere begin the answers already."""
    said = (line.lstrip(" \t>-+*_0123456789.)") for line in lines if ":" in line or "：" in line)
    return sum(bool(ANSWER_LABEL.match(text)) for text in said) >= _LEAST


def _answer_label(lines: Sequence[str]) -> str:
    """Find the one word that stands, with a colon, right behind or below most questions."""
    asked = 0
    behind: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    asking: set[str] = set()
    was_asked = False
    for line in lines:
        name, inside = name_of(LABEL.match(line)), name_behind(BEHIND.search(line))
        name = name if name.endswith(":") else ""
        everywhere.update(n for n in (name, inside) if n)
        behind.update((inside,) if inside else (name,) if was_asked and name else ())
        was_asked = line.rstrip(" *_`)").endswith(_ASKED)
        asked += bool(inside) + (was_asked and not line.startswith("#"))
        asking |= {name} if was_asked and name else set()
        was_asked = was_asked or name in asking
    name, times = _commonest(behind)
    # Questions of another kind count for nothing where those above this word have a label, too.
    labelled = sum(everywhere[other] for other in asking - {name})
    asked = labelled if labelled >= _LEAST else asked
    is_label = times >= _LEAST and times >= _SHARE * asked and times >= _ALWAYS * everywhere[name]
    return name if is_label and not _OTHERS.fullmatch(name[:-1]) and not LABELLED.match(name) else ""


def _question_label(lines: Sequence[str], answer: str) -> str:
    """Find the one word that begins most of the lines that the answers stand below."""
    names = list(_lines_above(lines, answer))
    name, times = _commonest(Counter(names))
    is_label = times >= _SHARE * len(names) and times >= _LEAST
    return name if is_label and not LABELLED.match(name[:-1] + ":") else ""


def _lines_above(lines: Sequence[str], answer: str) -> Iterator[str]:
    """Name the label of the line above each answer."""
    last = ""
    for line in lines:
        name = name_of(LABEL.match(line))
        if name == answer:
            yield last
        else:
            last = name


def _commonest(names: Counter[str]) -> tuple[str, int]:
    return max(names.items(), key=lambda pair: pair[1], default=("", 0))

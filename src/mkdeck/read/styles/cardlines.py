"""The lines of cards between START and END: what they begin with, and what stands at their end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS, lines_ending
from mkdeck.read.markdown.paragraphs import paragraph

BACK = re.compile(r"Back:\s*")
FRONT = re.compile(r"Front:\s*")
_TYPE = re.compile(r"\w[\w ()+&'-]*")
"""The name of a kind of note, "Basic (and reversed card)", has no other signs."""

_END = re.compile(r"END|Tags:.*|<!--\s*ID:.*|ID:\s*\d+")


def front_at(lines: Sequence[list[Token]]) -> int:
    """Give the line where the front begins: below START, and below the kind of note that follows it."""
    said = ["".join(t.content for t in run).strip() for run in lines[:3]]
    if said[0] != "START":
        return 0
    has_type = len(said) > 1 and _TYPE.fullmatch(said[1]) and not (len(said) > 2 and BACK.match(said[2]))
    return 2 if has_type else 1


def rest(lines: Sequence[list[Token]], line: int) -> tuple[Token, ...]:
    """Keep an id and tags, which are read from the answer's last lines; drop the word END."""
    kept = [run for run in lines if run and run[0].content.strip() != "END"]
    return tuple(t for run in kept for t in paragraph(run, line))


def ends(run: Sequence[Token]) -> bool:
    """Whether a line belongs to the card's end: its tags, its id, the word END."""
    return bool(run) and bool(_END.fullmatch("".join(t.content for t in run).strip()))


def lines_of(children: Sequence[Token]) -> list[list[Token]]:
    """Part inline tokens at their line ends; behind what has several lines stand empty ones."""
    lines: list[list[Token]] = [[]]
    hidden = 0
    for token in children:
        if token.type in LINE_ENDS:
            lines += [[] for _ in range(hidden + 1)]
            hidden = 0
        else:
            lines[-1].append(token)
            hidden += lines_ending([token])
    return lines


def joined(lines: Sequence[list[Token]]) -> list[Token]:
    """Put lines together again."""
    kept: list[Token] = []
    for run in filter(None, lines):
        kept += [Token("softbreak", "br", 0)] if kept else []
        kept += run
    return kept


def without(tokens: Sequence[Token], label: re.Pattern[str]) -> list[Token]:
    """Take the label off the first words."""
    found = label.match(tokens[0].content)
    if not found:
        return list(tokens)
    return [Token("text", "", 0, content=tokens[0].content[found.end() :]), *tokens[1:]]

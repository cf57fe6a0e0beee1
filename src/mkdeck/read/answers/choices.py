"""Lettered options of which one is in bold or has a sign: on the front they do not say which is right."""

from __future__ import annotations

import re
from functools import partial

from markdown_it.token import Token

from mkdeck.read.answers.optionlines import OPTION, Line, children_of, option_lines
from mkdeck.read.markdown.blocks import blocks
from mkdeck.read.sheet import Sheet
from mkdeck.read.text.raresigns import OPTIONS

Tokens = tuple[Token, ...]

_SIGN = re.compile(
    r"\s*(?:[✅✔✓☑]\ufe0f?|[(\[](?:correct|right)(?: answer)?[)\]]|(?:←|<-+) ?correct\b.*)\s*", re.IGNORECASE
)
_FEW = 3


def with_choices(sheet: Sheet, given: Tokens, answer: Tokens, *, is_marked: bool) -> tuple[Tokens, Tokens]:
    """Put such options on the front, where those above an answer's label, `is_marked`, are already."""
    source = given if is_marked else answer
    run = _run(sheet, source) if OPTIONS in sheet.signs else []
    right = [line for line in run if _has_sign(source, line)]
    if not right and sum(map(partial(_has_bold, source), run)) == 1:
        right = [line for line in run if _is_bold(source, line)]
    if len(right) != 1:
        return given, answer
    begin = next(b.start for b in blocks(source) if b.stop > run[0].token)
    end = next(b.stop for b in blocks(source) if b.stop > run[-1].token)
    front = tuple(_plain(t, right[0]) if at == right[0].token else t for at, t in enumerate(source[:end]))
    if is_marked:
        return (*front, *source[end:]), answer
    return (*given, *front), source[begin:]


def _run(sheet: Sheet, source: Tokens) -> list[Line]:
    """Find the options that end a block; none for less than three."""
    run = option_lines(sheet, source)
    ends = len(run) >= _FEW and run[-1].stop == len(source[run[-1].token].children or ())
    return run if ends else []


def _has_sign(source: Tokens, line: Line) -> bool:
    return any(t.type == "text" and _SIGN.search(t.content) for t in children_of(source, line))


def _has_bold(source: Tokens, line: Line) -> bool:
    return any(t.type == "strong_open" for t in children_of(source, line))


def _is_bold(source: Tokens, line: Line) -> bool:
    """Whether all of a line is bold, but perhaps for its letter."""
    said = [t for t in children_of(source, line) if t.type != "text" or t.content.strip()]
    if said and said[0].type == "text" and OPTION.fullmatch(said[0].content.strip()):
        said = said[1:]
    return len(said) > 1 and said[0].type == "strong_open" and said[-1].type == "strong_close"


def _plain(inline: Token, line: Line) -> Token:
    """Take bold and signs off a line."""
    children = list(inline.children or ())
    own = [t for t in children[line.start : line.stop] if not t.type.startswith("strong_")]
    own = [t.copy(content=_SIGN.sub(" ", t.content)) if t.type == "text" else t for t in own]
    return inline.copy(children=[*children[: line.start], *own, *children[line.stop :]])

"""Cuts a paragraph where its statements begin and end, so that each can carry its own mark."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from mkdeck.read.sentences import sentence_starts

_OPAQUE = "\ue000"
"""Stands for what sentences are not looked for in: code, bold words, a formula."""

_STOPS = re.compile(r"[.!?…][^\s\w]{0,20}+\s|[。！？]")
_JOINTS = " \t-–—:"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of inline tokens."""

    tokens: tuple[Token, ...]
    line: int
    """Lines below the paragraph's first."""

    is_gap: bool = False
    """A line end or a joining dash, which belongs to no statement."""

    is_lead: bool = False
    """A bold label at the start of a line, with the claim behind it."""


def segments(inline: Token, *, keep: bool, by_sentence: bool) -> list[Segment]:
    """Cut at the line ends that are kept, after bold labels, and at sentences where asked."""
    children = inline.children or []
    source = inline.content
    if not children or not (keep or source.startswith(("**", "__")) or _may_break(source)):
        is_one = not by_sentence or len(children) == 1 or not _STOPS.search(source)
        if is_one:
            whole = Segment(tuple(children), 0)
            return _sentences(whole) if by_sentence and len(children) == 1 else [whole]
    cut: list[Segment] = []
    for piece in _lines(children, keep=keep):
        for part in _lead(piece) if not piece.is_gap else (piece,):
            plain = part.is_gap or part.is_lead or not by_sentence
            cut += (part,) if plain else _sentences(part)
    return cut


def _may_break(source: str) -> bool:
    """Whether a paragraph may hold a line end that its author asked for."""
    return " \n" in source or "\\\n" in source or "<" in source


def _lines(children: Sequence[Token], *, keep: bool) -> list[Segment]:
    """Cut at kept line ends that stand outside of bold, links and html."""
    cut: list[Segment] = []
    run: list[Token] = []
    line = begun = depth = 0
    for token in children:
        depth += _nesting(token)
        is_break = token.type == "hardbreak" or (token.type == "softbreak" and keep)
        if is_break and not depth:
            cut += [Segment(tuple(run), begun), Segment((token,), line, is_gap=True)]
            run = []
        else:
            run.append(token)
        line += token.type in ("hardbreak", "softbreak") or token.content.count("\n")
        begun = begun if run else line
    return [s for s in (*cut, Segment(tuple(run), begun)) if s.tokens]


def _nesting(token: Token) -> int:
    """Count html of the author's own as nesting too: nothing is cut inside of it."""
    if token.type != "html_inline":
        return token.nesting
    if token.content.startswith(("<!", "<br", "<img", "<hr")) or token.content.endswith("/>"):
        return 0
    return -1 if token.content.startswith("</") else 1


def _lead(piece: Segment) -> tuple[Segment, ...]:
    """Part a leading bold label that ends in a colon from what it is said of."""
    tokens = piece.tokens
    if tokens[0].type == "text" and not tokens[0].content.strip():
        tokens = tokens[1:]
    if not tokens or tokens[0].type != "strong_open":
        return (piece,)
    end = next(
        (i for i, t in enumerate(tokens) if t.type == "strong_close" and t.level == tokens[0].level), 0
    )
    label, rest = tokens[: end + 1], tokens[end + 1 :]
    after = rest[0].content if rest and rest[0].type == "text" else ""
    inside = "".join(t.content for t in label).rstrip()
    if not rest or not (inside.endswith((":", "：")) or after.lstrip().startswith(":")):
        return (piece,)
    if not inside.endswith((":", "：")):
        colon = after.index(":") + 1
        label, after = (*label, _text(after[:colon])), after[colon:]
    said = after.lstrip(_JOINTS)
    joint = after[: len(after) - len(said)]
    tail = (*((_text(said),) if said else ()), *(rest[1:] if rest[0].type == "text" else rest))
    gap = (Segment((_text(joint),), piece.line, is_gap=True),) if joint else ()
    if not tail:
        return (Segment(label, piece.line), *gap)
    return (Segment(label, piece.line, is_lead=True), *gap, Segment(tail, piece.line))


def _sentences(piece: Segment) -> list[Segment]:
    """Cut a run at the sentences that begin in its own words, not inside bold words or links."""
    flat, depth = [], 0
    for token in piece.tokens:
        depth += _nesting(token)
        is_own = token.type == "text" and not depth
        is_end = token.type in ("softbreak", "hardbreak") and not depth
        flat.append(token.content if is_own else " " if is_end else _OPAQUE if token.nesting >= 0 else "")
    text = "".join(flat)
    starts = sentence_starts(text) if len(text) > 3 else []
    return _cut(piece, flat, starts) if starts else [piece]


def _cut(piece: Segment, flat: list[str], starts: list[int]) -> list[Segment]:
    """Cut at these places of the flat text; the space between two sentences belongs to neither."""
    cut: list[Segment] = []
    run: list[Token] = []
    at, line, begun, todo = 0, piece.line, piece.line, starts[::-1]
    for token, shown in zip(piece.tokens, flat, strict=True):
        done = 0
        while todo and todo[-1] < at + len(shown):
            begins = todo.pop() - at
            if begins > done:
                run.append(_text(shown[done:begins]))
            cut += _closed(run, begun)
            run, begun, done = [], line, begins
        rest = shown[done:]
        if rest == token.content or token.type != "text" or not shown:
            run.append(token)
        elif rest:
            run.append(_text(rest) if shown != _OPAQUE else token)
        at += len(shown)
        line += token.type in ("softbreak", "hardbreak")
    return [*cut, *_closed(run, begun)]


def _closed(run: list[Token], line: int) -> list[Segment]:
    """Make a segment of a run, and a gap of the white space at its end."""
    gap: list[Token] = []
    while run and run[-1].type in ("softbreak", "hardbreak"):
        gap.insert(0, run.pop())
    if run and run[-1].type == "text":
        last = run[-1].content
        if last != last.rstrip():
            gap.insert(0, _text(last[len(last.rstrip()) :]))
            run[-1:] = [_text(last.rstrip())] if last.strip() else []
    made = [Segment(tuple(run), line)] if run else []
    return [*made, Segment(tuple(gap), line, is_gap=True)] if gap else made


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)

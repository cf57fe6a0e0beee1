"""Cuts a run of inline tokens at the sentences that begin in it."""

from __future__ import annotations

from markdown_it.token import Token

from mkdeck.read.html.segments import Segment, nesting, plain
from mkdeck.read.markdown.lineends import LINE_ENDS, lines_ending
from mkdeck.read.words.sentences import sentence_starts

_OPAQUE = "\ue000"
"""Stands for what sentences are not looked for in: code, bold words, a formula."""


def by_sentences(piece: Segment) -> list[Segment]:
    """Cut a run at the sentences that begin in its own words, not inside bold words or links."""
    flat, depth = [], 0
    for token in piece.tokens:
        depth += nesting(token)
        is_own = token.type == "text" and not depth
        is_end = token.type in LINE_ENDS and not depth
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
                run.append(plain(shown[done:begins]))
            cut += _closed(run, begun)
            run, begun, done = [], line, begins
        rest = shown[done:]
        if rest == token.content or token.type != "text" or not shown:
            run.append(token)
        elif rest:
            run.append(plain(rest) if shown != _OPAQUE else token)
        at += len(shown)
        line += lines_ending([token])
    return [*cut, *_closed(run, begun)]


def _closed(run: list[Token], line: int) -> list[Segment]:
    """Make a segment of a run, and a gap of the white space at its end."""
    gap: list[Token] = []
    while run and run[-1].type in LINE_ENDS:
        gap.insert(0, run.pop())
    if run and run[-1].type == "text":
        last = run[-1].content
        if last != last.rstrip():
            gap.insert(0, plain(last[len(last.rstrip()) :]))
            run[-1:] = [plain(last.rstrip())] if last.strip() else []
    made = [Segment(tuple(run), line)] if run else []
    return [*made, Segment(tuple(gap), line, is_gap=True)] if gap else made

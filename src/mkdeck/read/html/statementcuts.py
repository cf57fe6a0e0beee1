"""Cuts a paragraph where its statements begin and end, so that each can carry its own mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.html.leads import lead_apart
from mkdeck.read.html.segments import Segment, nesting
from mkdeck.read.html.sentencecuts import by_sentences
from mkdeck.read.markdown.lineends import LINE_ENDS

_STOPS = re.compile(r"[.!?…][^\s\w]{0,20}+\s|[。！？]")


def segments(inline: Token, *, keep: bool, by_sentence: bool) -> list[Segment]:
    """Cut at the line ends that are kept, after bold labels, and at sentences where asked."""
    children = inline.children or []
    source = inline.content
    if not children or not (keep or source.startswith(("**", "__")) or _may_break(source)):
        is_one = not by_sentence or len(children) == 1 or not _STOPS.search(source)
        if is_one:
            whole = Segment(tuple(children), 0)
            return by_sentences(whole) if by_sentence and len(children) == 1 else [whole]
    cut: list[Segment] = []
    for piece in _lines(children, keep=keep):
        for part in lead_apart(piece) if not piece.is_gap else (piece,):
            plain = part.is_gap or part.is_lead or not by_sentence
            cut += (part,) if plain else by_sentences(part)
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
        depth += nesting(token)
        is_break = token.type == "hardbreak" or (token.type == "softbreak" and keep)
        if is_break and not depth:
            cut += [Segment(tuple(run), begun), Segment((token,), line, is_gap=True)]
            run = []
        else:
            run.append(token)
        line += token.type in LINE_ENDS or token.content.count("\n")
        begun = begun if run else line
    return [s for s in (*cut, Segment(tuple(run), begun)) if s.tokens]

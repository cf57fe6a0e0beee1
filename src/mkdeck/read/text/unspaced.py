"""Makes headings of lines that are some in all but form: `##1. What is it?`, `<h3>What is it?</h3>`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS, lines_ending
from mkdeck.read.markdown.pairs import paired
from mkdeck.read.words.latent import latent

_WORTH = re.compile(r"\n#{2,6}[^\s#]")
_HTML = latent(r"\s*<h([1-6])\b[^<>]*>((?:(?!</h\d).)*)</h\1>\s*", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"(<[^<>]*>)")
_HEADING = latent(r"(#{1,6})(?=[^\s#!])")


def with_headings(tokens: list[Token], text: str) -> list[Token]:
    """Replace such lines of outermost paragraphs by headings; a lone `#word` is a tag."""
    if "</h" in text:
        tokens = [piece for token in tokens for piece in _from_html(token)]
    if not _WORTH.search("\n" + text):
        return tokens
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "paragraph_open" and token.level == 0 and _has_heading(tokens[at + 1]):
            made += _parted(tokens[at + 1])
            at += 3
        else:
            made.append(token)
            at += 1
    return made


def _from_html(token: Token) -> list[Token]:
    """Make a heading of a line of html that is one and holds no more than words."""
    found = _HTML.fullmatch(token.content) if token.type == "html_block" and token.level == 0 else None
    if not found or not token.map:
        return [token]
    pieces = [p for p in _TAG.split(" ".join(found[2].split())) if p]
    kept = [
        Token("html_inline", "", 0, content=p)
        if p.startswith("<")
        else Token("text", "", 0, content=html.unescape(p))
        for p in pieces
    ]
    is_said = any(t.type == "text" and t.content.strip() for t in kept)
    return list(_block("heading", f"h{found[1]}", kept, token.map[0])) if is_said else [token]


def _has_heading(inline: Token) -> bool:
    return any(_HEADING.match(line) for line in inline.content.split("\n"))


def _parted(inline: Token) -> Iterator[Token]:
    """Part a paragraph into headings and the paragraphs between them."""
    run: list[Token] = []
    first = (inline.map or [0])[0]
    line = begun = first
    for child in (*(inline.children or ()), None):
        is_break = child is None or child.type in LINE_ENDS
        if not is_break and child is not None:
            run.append(child)
            line += lines_ending([child])
            continue
        since = _last_line(run)
        found = _HEADING.match(since[0].content) if since and since[0].type == "text" else None
        if found:
            yield from _block("paragraph", "p", run[: len(run) - len(since)], begun)
            rest = Token("text", "", 0, content=since[0].content[found.end() :])
            yield from _block("heading", f"h{len(found[1])}", [rest, *since[1:]], line)
            run, begun = [], line + 1
        elif child is not None:
            run.append(child)
        line += 1
    yield from _block("paragraph", "p", run, begun)


def _last_line(run: list[Token]) -> list[Token]:
    """Give the tokens since the last line end."""
    for at in range(len(run), 0, -1):
        if run[at - 1].type in LINE_ENDS:
            return run[at:]
    return run


def _block(kind: str, tag: str, run: list[Token], line: int) -> Iterator[Token]:
    """Make a block of these words, if there are any."""
    run = list(paired(run))
    while run and run[-1].type in LINE_ENDS:
        run = run[:-1]
    if not run:
        return
    content = "".join("\n" if t.type in LINE_ENDS else t.content for t in run)
    place = [line, line + 1 + lines_ending(run)]
    yield Token(f"{kind}_open", tag, 1, map=place, markup="##")
    yield Token("inline", "", 0, children=run, content=content, level=1, map=place)
    yield Token(f"{kind}_close", tag, -1)

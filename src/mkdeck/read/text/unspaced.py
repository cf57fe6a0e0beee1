"""Makes headings of lines that are some in all but form: `##1. What is it?`, `<h3>What is it?</h3>`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS, lines_ending
from mkdeck.read.text.fromhtml import block_of, from_html
from mkdeck.read.words.latent import latent

_WORTH = re.compile(r"\n#{2,6}[^\s#]")
_TWICE = re.compile(r"\n {0,3}#{1,6} +(#{1,6}) +(?=\S)")
_HEADING = latent(r"(#{1,6})(?=[^\s#!])")


def with_headings(tokens: list[Token], text: str) -> list[Token]:
    """Replace such lines of outermost paragraphs by headings; a lone `#word` is a tag."""
    if any(sign in text for sign in ("</h", "</p>", "</div>")):
        tokens = [piece for token in tokens for piece in from_html(token)]
    if _TWICE.search("\n" + text):
        tokens = list(_marked_once(tokens))
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


def _marked_once(tokens: list[Token]) -> Iterator[Token]:
    """Give a heading with two marks, `# ## What is it?`, the level of the deeper one."""
    tag = ""
    for at, token in enumerate(tokens):
        found = _TWICE.match("\n# " + tokens[at + 1].content) if token.type == "heading_open" else None
        tag = max(token.tag, f"h{len(found[1])}") if found else tag
        if not tag:
            yield token
        elif token.children:
            first = token.children[0].copy(content=token.children[0].content.lstrip("# "))
            yield token.copy(content=token.content.lstrip("# "), children=[first, *token.children[1:]])
        else:
            yield token.copy(tag=tag)
        tag = "" if token.type == "heading_close" else tag


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
            yield from block_of("paragraph", "p", run[: len(run) - len(since)], begun)
            rest = Token("text", "", 0, content=since[0].content[found.end() :])
            yield from block_of("heading", f"h{len(found[1])}", [rest, *since[1:]], line)
            run, begun = [], line + 1
        elif child is not None:
            run.append(child)
        line += 1
    yield from block_of("paragraph", "p", run, begun)


def _last_line(run: list[Token]) -> list[Token]:
    """Give the tokens since the last line end."""
    for at in range(len(run), 0, -1):
        if run[at - 1].type in LINE_ENDS:
            return run[at:]
    return run

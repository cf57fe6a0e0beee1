"""Makes headings and paragraphs of html that is no more than that: `<h3>What is it?</h3>`, `<p>This.</p>`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS, lines_ending
from mkdeck.read.markdown.pairs import paired
from mkdeck.read.words.latent import latent

_BARE = r"(?:\s(?:class|id|style|dir)=[^<>]*)?"
_INNER = r"(?:(?!</?(?:p|pre|div|[uo]l|li|table|h\d)\b|<!--).)*"
_PART = latent(
    rf"\s*(?:<(?P<head>h[1-6])\b[^<>]*>(?P<title>(?:(?!</h\d).)*)</(?P=head)>"
    rf"|<(?P<block>p|div){_BARE}>(?P<words>{_INNER})</(?P=block)>"
    r"|<[bh]r\s*/?>|(?P<other><(?P<tag>[uo]l|table|pre|blockquote|p|div)\b(?:(?!</?(?P=tag)\b).)*</(?P=tag)>))\s*",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"(<[^<>]*>)")


def from_html(token: Token) -> list[Token]:
    """Make blocks of words of a block of html that holds nothing but such; other html stays as it is."""
    if token.type != "html_block" or token.level or not token.map:
        return [token]
    made: list[Token] = []
    at = 0
    while at < len(token.content):
        found = _PART.match(token.content, at)
        if not found:
            return [token]
        line = token.map[0] + token.content.count("\n", 0, found.end() - len(found[0].lstrip()))
        if found["other"]:
            stop = line + 1 + found["other"].count("\n")
            made.append(token.copy(content=found["other"], map=[line, stop]))
        else:
            kind = "heading" if found["head"] else "paragraph"
            kept = _inline(found["title"] or found["words"] or "")
            made += block_of(kind, (found["head"] or "p").lower(), kept, line)
        at = found.end()
    return made or [token]


def _inline(inner: str) -> list[Token]:
    """Make inline tokens of what stands between two tags; nothing of what says nothing."""
    pieces = [p for p in _TAG.split(" ".join(inner.split())) if p]
    kept = [
        Token("html_inline", "", 0, content=p)
        if p.startswith("<")
        else Token("text", "", 0, content=html.unescape(p))
        for p in pieces
    ]
    return kept if any(t.type == "text" and t.content.strip() for t in kept) else []


def block_of(kind: str, tag: str, run: list[Token], line: int) -> Iterator[Token]:
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

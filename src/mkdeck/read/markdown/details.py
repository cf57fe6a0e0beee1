"""Makes blocks of `<details>` and `<summary>`, which Markdown takes for lines of html."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

from markdown_it import MarkdownIt
from markdown_it.token import Token

from mkdeck.read.markdown.blocks import blocks
from mkdeck.read.markdown.foldnests import hoisted, nested
from mkdeck.read.markdown.lineends import LINE_ENDS, lines_ending
from mkdeck.read.markdown.pairs import paired
from mkdeck.read.words.latent import latent

_TAG = latent(r"<(/?)(details|summary)\b[^<>]*>", re.IGNORECASE)
_DRESS = re.compile(r"</?(?:b|br|i|em|strong)\b[^<>]*>", re.IGNORECASE)


def with_details(tokens: list[Token], parser: MarkdownIt) -> list[Token]:
    """Replace the html by tokens that open and close, where they are balanced; one fold that is not stays."""
    made: list[Token] = []
    whole: list[Token] = []
    flat: list[Token] = []
    depth = 0
    for block in blocks(tokens):
        own = tokens[block.start : block.stop]
        whole += own
        pieces = [piece for token in _unwrapped(own) for piece in _pieces(token, parser)]
        flat += pieces
        depth += sum(piece.nesting for piece in pieces if piece.tag == "details")
        if depth <= 0 or block.stop == len(tokens):
            folded = nested(flat) or nested(hoisted(flat))
            made += whole if folded is None else folded
            whole, flat, depth = [], [], 0
    return made


def _unwrapped(tokens: list[Token]) -> Iterator[Token]:
    """Take the tags out of paragraphs that Markdown made around them: `words</details>`."""
    skip = 0
    for at, token in enumerate(tokens):
        inner = tokens[at + 1] if at + 1 < len(tokens) else None
        if skip:
            skip -= 1
        elif token.type == "paragraph_open" and inner and _TAG.search(inner.content):
            yield from _parted(token, inner, tokens[at + 2])
            skip = 2
        else:
            yield token


def _parted(opening: Token, inline: Token, closing: Token) -> Iterator[Token]:
    """Part a paragraph at its tags; what stands between is a paragraph again."""
    run: list[Token] = []
    line = inline.map[0] if inline.map else 0
    for child in (*(inline.children or ()), None):
        is_tag = child is not None and child.type == "html_inline" and bool(_TAG.search(child.content))
        if child is not None and not is_tag:
            run.append(child)
            continue
        if any(t.type != "html_inline" and (t.content.strip() or t.type == "image") for t in run):
            breaks = sum(t.type in LINE_ENDS for t in run[:1])
            content = "".join(t.content or "\n" * (t.type == "softbreak") for t in run)
            own = _bare(run)
            place = [line + breaks, line + breaks + lines_ending(own) + 1]
            yield opening.copy(map=place)
            yield inline.copy(children=list(paired(own)), content=content, map=place)
            yield closing.copy()
        line += lines_ending(run)
        run = []
        if child is not None:
            place = [line, line + 1]
            yield Token("html_block", "", 0, content=child.content, map=place, level=opening.level)


def _bare(run: list[Token]) -> list[Token]:
    """Leave out line ends at both ends of a run, and what ends bold words that began above it."""
    while run and run[-1].type == "html_inline" and _closes_nothing(run):
        run = run[:-1]
    first = next(i for i, t in enumerate(run) if t.type not in LINE_ENDS)
    last = next(i for i in range(len(run), 0, -1) if run[i - 1].type not in LINE_ENDS)
    return run[first:last]


def _closes_nothing(run: Sequence[Token]) -> bool:
    """Whether the last tag of a run dresses words, and ends what the run does not begin."""
    tag = run[-1].content.lower()
    begun = f"<{tag[2:-1]}"
    tags = (t.content.lower() for t in run[:-1] if t.type == "html_inline")
    return bool(_DRESS.fullmatch(tag)) and tag[1] == "/" and not any(t.startswith(begun) for t in tags)


def _pieces(token: Token, parser: MarkdownIt) -> Iterator[Token]:
    """Cut a token of html at its tags; what stands between is Markdown unless it is html again."""
    if token.type != "html_block" or not _TAG.search(token.content):
        yield token
        return
    at, line = 0, token.map[0] if token.map else 0
    for found in (*_TAG.finditer(token.content), None):
        end = found.start() if found else len(token.content)
        yield from _between(token, token.content[at:end], line, parser)
        if found:
            line += token.content.count("\n", at, found.end())
            nesting = -1 if found[1] else 1
            name = f"{found[2].lower()}_{'close' if found[1] else 'open'}"
            yield Token(name, found[2].lower(), nesting, map=[line, line + 1], level=token.level)  # type: ignore[arg-type]
            at = found.end()


def _between(token: Token, text: str, line: int, parser: MarkdownIt) -> Iterator[Token]:
    """Read what stands between two tags, but for tags that only dress what follows: `<br><b>`."""
    if not _DRESS.sub("", text).strip():
        return
    lead = len(text) - len(text.lstrip())
    first = line + text.count("\n", 0, lead)
    if text.lstrip().startswith("<"):
        last = first + text.strip().count("\n") + 1
        yield Token("html_block", "", 0, content=text.strip() + "\n", map=[first, last], level=token.level)
        return
    # Until a blank line all of it is html, in which an indent makes no code.
    begun = text.rfind("\n", 0, lead) + 1
    own = dedent(text[begun:]) if begun else text.lstrip()
    for inner in parser.parse(own.rstrip()):
        inner.level += token.level
        if inner.map:
            inner.map = [inner.map[0] + first, inner.map[1] + first]
        yield inner

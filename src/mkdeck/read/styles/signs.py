"""Questions and answers that a sign of their own begins: `❓ What is …?` above `💡 …`, `? …` above `?? …`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.cardlines import lines_of
from mkdeck.read.words.looks import ends_asking

NAME = "signs"

_SIGN = re.compile(r"\s*(\?{1,2}|[^\w\s\x00-\x7f]{1,3}|>>)\s+(?=\S)")
_LEAST = 3
_BREAK = Token("softbreak", "br", 0)

Line = list[Token]


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question at each line with the sign that, above another sign, begins most questions."""
    tokens = sheet.tokens
    written = [(b, lines_of(tokens[b.start + 1].children or [])) for b in among if b.kind == "paragraph"]
    begun = [sign_of(line) for _, lines in written for line in lines]
    pairs = Counter((a, b) for a, b in pairwise(begun) if a and b and a != b)
    asked, answered = max(pairs, key=lambda p: (pairs[p], p), default=("", ""))
    asking = [line for _, lines in written for line in lines if asked and sign_of(line) == asked]
    said = [_text(_parted(line, answered)[0]) for line in asking]
    if pairs[asked, answered] < _LEAST or 2 * sum(map(ends_asking, said)) <= len(said):
        return
    for block, lines in written:
        yield from _marks(tokens, block, lines, asked, answered)


def _marks(
    tokens: Sequence[Token], block: Block, lines: Sequence[Line], asked: str, answered: str
) -> Iterator[Mark]:
    """Cut a paragraph at its questions; the last one's answer goes on below it."""
    first = (tokens[block.start].map or [0])[0]
    begins = [n for n, line in enumerate(lines) if sign_of(line) == asked]
    for which, n in enumerate(begins):
        last = begins[which + 1] if which + 1 < len(begins) else len(lines)
        is_last = last == len(lines)
        prompt, rest = _parted(without_sign(lines[n]), answered)
        below = [t for line in lines[n + 1 : last] for t in (_BREAK, *_plain(line, answered))]
        head = paragraph([*rest, *below] if rest else below[1:], first + n + (not rest))
        yield Mark(
            style=NAME,
            start=block.start + bool(n),
            body=block.stop if is_last else block.stop - 1,
            prompt=tuple(prompt),
            rank=BELOW_HEADINGS + 6,
            form="labelled",
            strength=SURE,
            head=head,
            stop=-1 if is_last else block.stop - 1,
            line=first + n,
        )


def _parted(line: Line, answered: str) -> tuple[Line, Line]:
    """Part a line that holds both sides."""
    for at, token in enumerate(line):
        cut = token.content.find(f" {answered} ") if token.type == "text" else -1
        if cut >= 0:
            front = Token("text", "", 0, content=token.content[:cut])
            back = Token("text", "", 0, content=token.content[cut + len(answered) + 2 :])
            return [*line[:at], front], [back, *line[at + 1 :]]
    return line, []


def _plain(line: Line, sign: str) -> Line:
    """Take the answer's sign off a line."""
    return without_sign(line) if sign_of(line) == sign else line


def sign_of(line: Line) -> str:
    """Give the sign that a line begins with."""
    found = _SIGN.match(line[0].content) if line and line[0].type == "text" else None
    return found[1] if found else ""


def without_sign(line: Line) -> Line:
    """Leave out the sign that a line begins with."""
    found = _SIGN.match(line[0].content)
    return [Token("text", "", 0, content=line[0].content[found.end() :]), *line[1:]] if found else line


def _text(line: Line) -> str:
    return "".join(t.content for t in line).rstrip(" *_`)")

"""Cards between START and END with `Back:` between the sides, or `Front:` above `Back:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from mkdeck.read.blocks import Block
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.bold import paragraph

NAME = "Front and Back"

_BACK = re.compile(r"Back:\s*")
_FRONT = re.compile(r"Front:\s*")
_END = re.compile(r"END|Tags:.*|<!--\s*ID:.*|ID:\s*\d+")
_ENDS = ("softbreak", "hardbreak")


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a card in each paragraph with a line that begins with `Back:`."""
    tokens = sheet.tokens
    for at, block in enumerate(among if "Back:" in sheet.text else ()):
        mark = _mark(tokens, block) if block.kind == "paragraph" else None
        if mark:
            yield replace(mark, stop=_stop(tokens, among, at))


def _stop(tokens: Sequence[Token], among: Sequence[Block], at: int) -> int:
    """Let a comment and the word END below the paragraph belong to the card."""
    while at + 1 < len(among) and among[at + 1].start == among[at].stop:
        block = among[at + 1]
        content = tokens[min(block.start + 1, len(tokens) - 1)].content
        is_comment = block.kind == "html_block" and tokens[block.start].content.startswith("<!--")
        if not is_comment and content.strip() != "END":
            break
        at += 1
    return among[at].stop


def _mark(tokens: Sequence[Token], block: Block) -> Mark | None:
    """Make the card of a paragraph: the lines above `Back:`, and those below it up to the end."""
    lines = lines_of(tokens[block.start + 1].children or [])
    back = next((n for n, run in enumerate(lines) if run and _BACK.match(run[0].content)), 0)
    first = 2 if lines[0] and lines[0][0].content.strip() == "START" and back > 2 else 0
    front = joined(lines[first:back])
    if not back or not front:
        return None
    end = next((n for n in range(back, len(lines)) if _ends(lines[n])), len(lines))
    line = (tokens[block.start].map or [0])[0]
    return Mark(
        style=NAME,
        start=block.start,
        body=block.stop,
        prompt=tuple(_without(front, _FRONT)),
        rank=BELOW_HEADINGS + 4,
        form="labelled",
        strength=SURE,
        head=(
            *paragraph(_without(joined(lines[back:end]), _BACK), line + back),
            *_rest(lines[end:], line + end),
        ),
        stop=block.stop,
        line=line + first,
    )


def _rest(lines: Sequence[list[Token]], line: int) -> tuple[Token, ...]:
    """Keep an id and tags, which are read from the answer's last lines; drop the word END."""
    kept = [run for run in lines if run and run[0].content.strip() != "END"]
    return tuple(t for run in kept for t in paragraph(run, line))


def _ends(run: Sequence[Token]) -> bool:
    return bool(run) and bool(_END.fullmatch("".join(t.content for t in run).strip()))


def lines_of(children: Sequence[Token]) -> list[list[Token]]:
    """Part inline tokens at their line ends."""
    lines: list[list[Token]] = [[]]
    for token in children:
        if token.type in _ENDS:
            lines.append([])
        else:
            lines[-1].append(token)
    return lines


def joined(lines: Sequence[list[Token]]) -> list[Token]:
    """Put lines together again."""
    kept: list[Token] = []
    for run in lines:
        kept += [Token("softbreak", "br", 0)] if kept else []
        kept += run
    return kept


def _without(tokens: Sequence[Token], label: re.Pattern[str]) -> list[Token]:
    """Take the label off the first words."""
    found = label.match(tokens[0].content)
    if not found:
        return list(tokens)
    return [Token("text", "", 0, content=tokens[0].content[found.end() :]), *tokens[1:]]

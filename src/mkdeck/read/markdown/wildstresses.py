"""Bold words whose stars Markdown leaves as they stand: `**What is it? **`, `**Answer:**yes`, `**1. Why?`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.markdown.starlines import flat_of, is_lone, lines_of, shown
from mkdeck.read.words.prefixes import label_end

_ENDS = ("?", "？", "؟", ":", "：", ".", "。", "!", "！")
_OPENERS = ("(", "[", "{", "<", ",", "=")
"""Behind these, stars begin something new."""


def enable(parser: MarkdownIt) -> None:
    """Make bold what an author meant to be, while escaped stars can still be told from others."""
    parser.core.ruler.after("inline", "wild_stresses", _mend)


def _mend(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "inline" and "**" in token.content:
            token.children = _with_wild_stresses(token.children or [])


def _with_wild_stresses(children: list[Token]) -> list[Token]:
    """Mend each line; one may open what the next one closes."""
    if not any(t.type == "text" and "**" in t.content for t in children):
        return children
    made: list[Token] = []
    before: list[Token] = []
    for line in lines_of(children):
        if before and is_lone(line, at_end=True):
            line, before = [*before, *line], []
        made += _mended(before)
        before = []
        if is_lone(line, at_end=False):
            before = line
        else:
            made += _mended(line)
    return made + _mended(before)


def _mended(line: list[Token]) -> list[Token]:
    """Put bold tokens in the place of the stars that belong together."""
    flat, signs = flat_of(line)
    pairs = _pairs(flat, signs)
    if signs and not pairs and not flat[: signs[0]].strip() and _asks(flat[signs[0] + 2 :]):
        line = _closed(line)
        pairs = [(signs[0], flat_of(line)[1][-1])]
    return [t for t in _cut(line, pairs) if t.type != "text" or t.content] if pairs else line


def _closed(line: Sequence[Token]) -> list[Token]:
    """Close what the line began at its end, where a tool may have taken the stars there for words."""
    at = len(line) - (line[-1].type in LINE_ENDS)
    own = list(line[:at])
    while own and own[-1].type == "text_special" and own[-1].content == "*":
        own.pop()
    return [*own, Token("text", "", 0, content="**"), *line[at:]]


def _pairs(flat: str, signs: Sequence[int]) -> list[tuple[int, int]]:
    """Find the stars that open and those that close."""
    if len(signs) > 2 and len(signs) % 2 and not (flat[: signs[0]] + flat[signs[-1] + 2 :]).strip():
        return [(signs[0], signs[-1])]
    begin, end = len(flat) - len(flat.lstrip()), len(flat.rstrip())
    found: list[tuple[int, int]] = []
    for opening, closing in pairwise(signs):
        inner, is_first, is_last = flat[opening + 2 : closing], opening == begin, closing + 2 == end
        is_free = not found or found[-1][1] < opening
        if is_free and _fits(inner, is_first=is_first, is_last=is_last):
            found.append((opening, closing))
    return found


def _asks(text: str) -> bool:
    """Whether words behind stars that nothing closes begin with a number or label; `**kwargs` does not."""
    return bool(text.strip()) and not text[0].isspace() and 0 < label_end(text) < len(text.rstrip())


def _fits(inner: str, *, is_first: bool, is_last: bool) -> bool:
    """Whether stars stand close to the words between them, or around the whole line or its first sentence."""
    words = inner.strip()
    if not words or inner == words:
        return bool(words) and not words.endswith(_OPENERS)
    return is_first and (is_last or words.endswith(_ENDS))


def _cut(line: Sequence[Token], pairs: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """Cut the texts at the stars; white space inside of them goes."""
    signs = sorted([*((at, False) for at, _ in pairs), *((at, True) for _, at in pairs)], reverse=True)
    at = level = 0
    for token in line:
        end = at + len(shown(token))
        rest = token.content
        while token.type == "text" and signs and signs[-1][0] < end:
            place, is_end = signs.pop()
            before, rest = rest[: place - at], rest[place - at + 2 :]
            if is_end:
                level -= 1
                yield _text(before.rstrip(), level + 1)
                yield Token("strong_close", "strong", -1, markup="**", level=level)
            else:
                yield _text(before, level)
                yield Token("strong_open", "strong", 1, markup="**", level=level)
                level += 1
            rest = rest if is_end else rest.lstrip()
            at = end - len(rest)
        yield _text(rest, level) if token.type == "text" else token.copy(level=token.level + level)
        at = end


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)

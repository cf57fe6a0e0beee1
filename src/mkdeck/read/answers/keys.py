"""The sections and folds of a file that hold the answers to questions above them, by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.answers.keyentries import Entries, entries_in
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import may_name_answer, names_answers, names_key
from mkdeck.values import dataclass

_LEAST = 2
_LINE = 7
_LONG = 80
"""Characters of what may name answers, its marks included."""

_COUNTED = frozenset(
    f"{kind}_open" for kind in ("ordered_list", "bullet_list", "heading", "details", "paragraph", "table")
)
"""With one of these begins what a key holds."""


@dataclass(frozen=True, slots=True)
class Key:
    """A section or fold that is named for its answers, and numbers them from 1."""

    title: str
    lines: tuple[int, int]
    entries: Entries


def keys_of(sheet: Sheet) -> list[Key]:
    """Find them all, in order; a fold in such a section is part of it."""
    sections = list(_sections(sheet))
    folds = [k for k in _folds(sheet) if not any(s.lines[0] < k.lines[0] < s.lines[1] for s in sections)]
    return sorted([*sections, *folds], key=lambda key: key.lines)


def _sections(sheet: Sheet) -> Iterator[Key]:
    """Find what stands under a heading that names answers, or a line alone that does."""
    tokens = sheet.tokens
    heads = [(b, _rank(tokens, b)) for b in sheet.blocks if b.kind == "heading" or _is_lead(sheet, b)]
    for n, (head, rank) in enumerate(heads):
        if len(tokens[head.start + 1].content) > _LONG:
            continue
        title = words(sheet.masks, tokens[head.start + 1].children or ())
        if head.kind == "heading" and not names_answers(title):
            continue
        below = (heads[m] for m in range(n + 1, len(heads)))
        stop = next((other.start for other, level in below if level <= rank), len(tokens))
        first = (tokens[head.start].map or [0])[0]
        last = (tokens[stop].map or [first])[0] if stop < len(tokens) else sheet.length
        yield from _key(title, (first, last), entries_in(sheet, tokens[head.stop : stop]))


def _rank(tokens: Sequence[Token], head: Block) -> int:
    """Give the level of a heading; a line alone is below them all."""
    return int(tokens[head.start].tag[1:]) if head.kind == "heading" else _LINE


def _is_lead(sheet: Sheet, block: Block) -> bool:
    """Whether a short paragraph, bold or with a colon, names the answers that stand below it."""
    inline = sheet.tokens[block.start + 1] if block.kind == "paragraph" else None
    if inline is None or len(inline.content) > _LONG:
        return False
    is_lead = inline.content.rstrip("*_ ").endswith((":", "："))
    is_lead = is_lead or inline.content.startswith(("**", "__"))
    return is_lead and names_key(words(sheet.masks, inline.children or ()))


def _folds(sheet: Sheet) -> Iterator[Key]:
    """Find what stands in a fold whose summary names answers."""
    tokens = sheet.tokens
    for fold in sheet.blocks:
        if fold.kind != "details" or not _may_count(sheet, fold):
            continue
        title = words(sheet.masks, tokens[fold.start + 1].children or ())
        if may_name_answer(title):
            first, last = tokens[fold.start].map or [0, 0], tokens[fold.stop - 1].map or [0, 0]
            entries = entries_in(sheet, tokens[fold.start + 2 : fold.stop - 1])
            yield from _key(title, (first[0], last[1]), entries)


def _may_count(sheet: Sheet, fold: Block) -> bool:
    """Whether a fold begins with its summary and something that has a number."""
    inside = sheet.tokens[fold.start + 1 : fold.start + 3]
    return [t.type for t in inside[:1]] == ["summary"] and inside[-1].type in _COUNTED


def _key(title: str, lines: tuple[int, int], entries: Entries) -> Iterator[Key]:
    """Make a key of entries that are numbered from 1 on."""
    if len(entries) >= _LEAST and set(entries) == set(range(1, len(entries) + 1)):
        yield Key(title, lines, entries)

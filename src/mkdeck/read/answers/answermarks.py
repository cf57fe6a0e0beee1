"""Where an answer begins: at a heading, a summary or a label that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.answers.dropping import dropped
from mkdeck.read.answers.furniture import trimmed, trimmed_blocks
from mkdeck.read.answers.labelleditems import labelled_item
from mkdeck.read.answers.loneitems import lone_item
from mkdeck.read.answers.quotedanswers import quoted_answer
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import (
    ANSWER_LABEL,
    explains,
    is_answer_heading,
    is_answer_title,
    is_reveal,
    may_name_answer,
    names_answer,
)

_OPTION = re.compile(r"\(?[A-Ea-e1-5][.):]")
Tokens = tuple[Token, ...]


def at_marker(sheet: Sheet, whole: Sequence[Token]) -> tuple[Tokens, Tokens]:
    """Part at the first heading, summary or label that says "answer"; the whole is the answer without one.

    What belongs to the page is left out at the edges.
    """
    tokens, found = trimmed_blocks(sheet, whole)
    item = lone_item(sheet, tokens) if tokens and tokens[0].type == "bullet_list_open" else tokens
    if item is not tokens:
        tokens, found = item, blocks(item)
    folds = _naming(sheet, tokens) if any(b.kind == "details" for b in found) else 0
    for block in found:
        rest = _after_marker(sheet, tokens, block, folds)
        if rest is not None:
            given = trimmed(sheet, (*tokens[: block.start], *rest[0]))
            return given, _unfolded(sheet, trimmed(sheet, rest[1]), folds)
    return (), tokens


def _unfolded(sheet: Sheet, answer: Tokens, folds: int) -> Tokens:
    """Take the fold off that stands right below an answer's label and says so once more."""
    if not answer or answer[0].type != "details_open":
        return answer
    inner = _after_marker(sheet, answer, blocks(answer)[0], folds)
    return trimmed(sheet, inner[1]) if inner else answer


def _naming(sheet: Sheet, tokens: Sequence[Token]) -> int:
    """Count the folds that name an answer; a hint does not."""
    said = (words(sheet.masks, t.children or ()) for t in tokens if t.type == "summary")
    return sum(map(may_name_answer, said))


def _after_marker(sheet: Sheet, tokens: Tokens, block: Block, folds: int) -> tuple[Tokens, Tokens] | None:
    """Give what stands before and after the marker, if it is or holds one of the `folds` that name it."""
    token = tokens[block.start]
    if block.kind == "heading":
        said = words(sheet.masks, tokens[block.start + 1].children or ())
        if is_answer_heading(said):
            return None if explains(said) else ((), _unlabelled(sheet, tokens[block.stop :]))
        found = ANSWER_LABEL.match(said)
        rest = dropped(sheet.masks, tokens[block.start + 1].children or (), found.end()) if found else []
        return ((), (*paragraph(rest, (token.map or [0])[0]), *tokens[block.stop :])) if rest else None
    if block.kind == "details" and tokens[block.start + 1].type == "summary":
        summary = words(sheet.masks, tokens[block.start + 1].children or ())
        inner = tokens[block.start + 2 : block.stop - 1]
        plain = (is_answer_title(summary) and not explains(summary)) or names_answer(summary)
        is_alone = may_name_answer(summary) and folds == 1 + _naming(sheet, inner)
        plain = plain or is_alone
        opens = is_reveal(summary) or tokens[block.start + 1].content.strip() in sheet.handles
        if plain or (opens and _only_asks(tokens, block.start)):
            return (), (*_unlabelled(sheet, inner), *tokens[block.stop :])
        return None
    if block.kind in ("bullet_list", "ordered_list"):
        return labelled_item(sheet, tokens, block)
    if block.kind == "blockquote":
        quoted = quoted_answer(sheet, tokens, block)
        return ((), (*_unlabelled(sheet, quoted), *tokens[block.stop :])) if quoted else None
    if block.kind != "paragraph" or token.hidden:
        return None
    return _in_paragraph(sheet, tokens, block)


def _in_paragraph(sheet: Sheet, tokens: Tokens, block: Block) -> tuple[Tokens, Tokens] | None:
    """Part a paragraph at the line that begins with the answer's label."""
    inline = tokens[block.start + 1]
    children = inline.children or []
    first = (inline.map or [0])[0]
    starts = [0, *(i + 1 for i, t in enumerate(children) if t.type in LINE_ENDS)]
    for line, at in enumerate(starts):
        end = starts[line + 1] - 1 if line + 1 < len(starts) else len(children)
        said = words(sheet.masks, children[at:end])
        found = ANSWER_LABEL.match(said)
        mark = said == "%" or is_answer_title(said)
        is_last = line + 1 == len(starts) and block.stop >= len(tokens)
        if said == "%" and is_last and not (block.start or line):
            continue  # it parts nothing from nothing, and so is the answer
        if not (found or mark) or (
            explains(said[: found.end() if found else None]) and (block.start or line)
        ):
            continue
        cut = len(said) if mark else found.end() if found else 0
        before = paragraph(children[: max(0, at - 1)], first)
        rest = dropped(sheet.masks, children[at:], cut)
        below = first + line + any(t.type in LINE_ENDS for t in rest[:1])
        return before, (*paragraph(rest, below), *tokens[block.stop :])
    return None


def _unlabelled(sheet: Sheet, tokens: Tokens) -> Tokens:
    """Take a label off the front of an answer that was already found by other means."""
    if not tokens or tokens[0].type != "paragraph_open":
        return tokens
    found = _in_paragraph(sheet, tokens, blocks(tokens)[0])
    return found[1] if found and not found[0] else tokens


def _only_asks(tokens: Sequence[Token], end: int) -> bool:
    """Whether nothing stands above `end` but code, options and paragraphs that ask or lead up to them."""
    level = tokens[0].level if tokens else 0
    own = (n for n in range(end) if tokens[n].type == "paragraph_open" and tokens[n].level == level)
    said = (tokens[n + 1].content for n in own)
    return all(text.rstrip(" *_").endswith(("?", ":", "？", "：")) or _OPTION.match(text) for text in said)

"""What helps with a task and does not do it: a hint, or what a program that is to be written should print."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.answers.codeanswers import announces
from mkdeck.read.answers.furniture import is_furniture_block
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks, last_block
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.tasks import gives_task, is_hint, is_result_label

_SHOWN = frozenset(["fence", "code_block", "table"])


def is_only_aid(sheet: Sheet, said: str, answer: Sequence[Token]) -> bool:
    """Whether below a prompt's words, or below the task that ends them, stand only hints and results."""
    if not _may_end_in_aid(sheet, answer):
        return False
    found = [b for b in blocks(answer) if not is_furniture_block(sheet, answer, b)]
    end, is_result = len(found), False
    while end:
        is_shown = end > 1 and found[end - 1].kind in _SHOWN
        text = _words(sheet, answer, found[end - 1 - is_shown])
        is_label = is_result_label(text)
        if not (is_label or (is_hint(text) and not is_shown)):
            break
        is_result = is_result or is_label
        end -= 1 + is_shown
    if end == len(found):
        return False
    return (not end and not is_result) or _is_task(sheet, said, answer, found[:end])


def _may_end_in_aid(sheet: Sheet, answer: Sequence[Token]) -> bool:
    """Whether the last block is no answer at first sight: most are, and then nothing else matters."""
    last = last_block(answer, len(answer))
    if last is None or last.kind in _SHOWN or is_furniture_block(sheet, answer, last):
        return True
    text = _words(sheet, answer, last)
    return is_result_label(text) or is_hint(text)


def _is_task(sheet: Sheet, said: str, answer: Sequence[Token], found: Sequence[Block]) -> bool:
    """Whether the last words are a task; it may speak of a block right below it."""
    is_shown = bool(found) and found[-1].kind in _SHOWN
    above = found[:-1] if is_shown else found
    task = _words(sheet, answer, above[-1]) if above else said
    return gives_task(task) and (not is_shown or announces(task))


def _words(sheet: Sheet, answer: Sequence[Token], block: Block) -> str:
    """Give the words of a paragraph, a heading, a quotation of one or a list of one; none of other blocks."""
    inner = [t for t in answer[block.start : block.stop] if t.type == "inline"]
    return words(sheet.masks, inner[0].children or ()) if len(inner) == 1 else ""

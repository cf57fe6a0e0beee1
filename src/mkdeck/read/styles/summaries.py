"""Questions that are the summary of a `<details>` block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.blocks import Block, close
from mkdeck.read.marks import BELOW_HEADINGS, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.words.answernames import is_answer_title, is_reveal, may_name_answer

NAME = "details"


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each outermost summary that does not merely say "answer"."""
    tokens = sheet.tokens
    found = [at for at in _summaries(tokens, among) if tokens[at].content.strip() not in sheet.handles]
    if all(may_name_answer(tokens[at].content) for at in found):
        return
    ends = _ends(tokens)
    for at in found:
        prompt = tuple(tokens[at].children or ())
        form, number, strength = weigh(sheet.masks, prompt)
        line = (tokens[at].map or [0])[0]
        rank, stop = BELOW_HEADINGS + 3, ends.get(at - 1, len(tokens) - 1)
        yield Mark(NAME, at - 1, at + 1, prompt, rank, form, max(strength, 0.5), number, stop=stop, line=line)


def _ends(tokens: Sequence[Token]) -> dict[int, int]:
    """Give for the opening of each fold its closing: one look at all, however deep they lie in each other."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.type == "details_open":
            opened.append(at)
        elif token.type == "details_close" and opened:
            ends[opened.pop()] = at
    return ends


def _summaries(tokens: Sequence[Token], among: Sequence[Block]) -> Iterator[int]:
    """Find the summaries that say something, those inside of list items too."""
    for block in among:
        if block.kind != "details" and not block.kind.endswith("_list"):
            continue
        at = block.start
        while at < block.stop:
            is_details = tokens[at].type == "details_open" and tokens[at + 1].type == "summary"
            if is_details and _is_handle(tokens[at + 1].content):
                at = close(tokens, at)
                continue
            if is_details:
                yield at + 1
            at += 1


def _is_handle(summary: str) -> bool:
    """Whether a summary only says that an answer lies below it."""
    return is_answer_title(summary) or is_reveal(summary)

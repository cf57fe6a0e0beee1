"""Questions in quotations: `> [!question] What is …?`, a bold question first, or nothing but the question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.answers.quotedanswers import CALLOUT, opens_answer
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block, blocks
from mkdeck.read.markdown.lineends import LINE_ENDS, lines_ending
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.boldends import bold_end
from mkdeck.read.styles.wholequotes import are_whole, whole
from mkdeck.read.words.looks import ASKS, CERTAIN

NAME = "quotations"

_CARDS = frozenset(["question", "faq", "help", "card", "flashcard"])
_LEAST = 3


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in the first line of each quotation that asks, with the answer inside or below."""
    tokens = sheet.tokens
    quotes = [b for b in among if b.kind == "blockquote" and tokens[b.start + 1].type == "paragraph_open"]
    seen = [(b, *_parted(tokens[b.start + 2].children or [])) for b in quotes]
    certain = sum(weigh(sheet.masks, prompt)[2] >= CERTAIN for _, prompt, _, _ in seen)
    is_usual = certain >= _LEAST
    if is_usual and are_whole(sheet, quotes):
        yield from whole(sheet, among, NAME)
        return
    for block, prompt, rest, callout in seen:
        form, number, strength = weigh(sheet.masks, prompt)
        strength = max(strength, ASKS) if is_usual and not callout and bold_end(prompt) else strength
        is_callout = callout in _CARDS
        is_plain = not bold_end(prompt) and form == "plain"
        least = CERTAIN if callout else ASKS
        is_handle = bool(callout) and opens_answer(words(sheet.masks, prompt))
        if not prompt or is_handle or (not is_callout and (strength < least or (is_plain and not is_usual))):
            continue
        inner = blocks(tokens, block.start + 1, block.stop - 1)
        line = (tokens[block.start + 2].map or [0])[0]
        head = (
            *paragraph(rest, line + lines_ending((*prompt, *rest[:1]))),
            *tokens[inner[0].stop : block.stop - 1],
        )
        yield Mark(
            style=NAME,
            start=block.start,
            body=block.stop,
            prompt=prompt,
            rank=BELOW_HEADINGS + 4,
            form="labelled" if is_callout else form,
            strength=SURE if is_callout and head else strength,
            number=number,
            head=head,
            stop=block.stop if head else -1,
            line=line,
        )


def _parted(children: Sequence[Token]) -> tuple[tuple[Token, ...], Sequence[Token], str]:
    """Give the question, what follows it in its paragraph, and the kind of callout that it is."""
    found = CALLOUT.match(children[0].content) if children and children[0].type == "text" else None
    end = next((i for i, t in enumerate(children) if t.type in LINE_ENDS), len(children))
    if not found:
        cut = bold_end(children) or end
        return tuple(children[:cut]), children[cut:], ""
    first = Token("text", "", 0, content=children[0].content[found.end() :])
    return (first, *children[1:end]), children[end:], found[1].lower()

"""Questions that are bold: a paragraph of its own, or the first line of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.lineends import lines_ending
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.boldends import bold_end, said_in
from mkdeck.read.styles.boldtasks import is_label, is_task, kind_of, tasking
from mkdeck.read.words.looks import ASKS, asks

NAME = "bold paragraphs"


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each paragraph that is or begins with a bold line."""
    tokens = sheet.tokens
    begun = [(b, bold_end(tokens[b.start + 1].children or [])) for b in among if b.kind == "paragraph"]
    begun = [(block, cut) for block, cut in begun if cut]
    usual = tasking([(tokens[b.start + 1].children or [])[:cut] for b, cut in begun])
    for block, cut in begun:
        at, token = block.start, tokens[block.start]
        children = tokens[at + 1].children or []
        prompt, rest = tuple(children[:cut]), children[cut:]
        form, number, strength = weigh(sheet.masks, prompt)
        is_usual = kind_of(prompt) in usual and is_task(prompt)
        strength = max(strength, ASKS) if is_usual and strength else strength
        is_lead = is_label(prompt) and not (is_usual and asks(said_in(prompt)) >= ASKS)
        if form == "plain" and (strength < ASKS or is_lead):
            continue
        line = token.map[0] if token.map else 0
        head = paragraph(rest, line + lines_ending((*prompt, *rest[:1]))) if rest else ()
        yield Mark(NAME, at, at + 3, prompt, BELOW_HEADINGS, form, strength, number, head=head, line=line)

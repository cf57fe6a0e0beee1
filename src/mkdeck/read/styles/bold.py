"""Questions that are bold: a paragraph of its own, or the first line of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.blocks import Block
from mkdeck.read.looks import ends_asking
from mkdeck.read.marks import BELOW_HEADINGS, Mark, weigh
from mkdeck.read.paragraphs import breaks, paragraph
from mkdeck.read.prefixes import label_end
from mkdeck.read.sheet import Sheet
from mkdeck.read.styles.boldends import bold_end, said_in

NAME = "bold paragraphs"

_ASKS = 0.75

_WORDS = 3
"""The shortest task that stands among questions: "Name four reasons"; fewer words are a heading's."""


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question in each paragraph that is or begins with a bold line."""
    tokens = sheet.tokens
    begun = [(b, bold_end(tokens[b.start + 1].children or [])) for b in among if b.kind == "paragraph"]
    begun = [(block, cut) for block, cut in begun if cut]
    is_usual = _ask_mostly(tokens, begun)
    for block, cut in begun:
        at, token = block.start, tokens[block.start]
        children = tokens[at + 1].children or []
        prompt, rest = tuple(children[:cut]), children[cut:]
        form, number, strength = weigh(sheet.masks, prompt)
        strength = max(strength, _ASKS) if is_usual and strength and _is_task(prompt) else strength
        if form == "plain" and (strength < _ASKS or is_label(prompt)):
            continue
        line = token.map[0] if token.map else 0
        head = paragraph(rest, line + breaks((*prompt, *rest[:1]))) if rest else ()
        yield Mark(NAME, at, at + 3, prompt, BELOW_HEADINGS, form, strength, number, head=head, line=line)


def _ask_mostly(tokens: Sequence[Token], begun: Sequence[tuple[Block, int]]) -> bool:
    """Whether most bold lines without a number end in a question mark, so that the others are tasks."""
    said = [said_in((tokens[b.start + 1].children or [])[:cut]) for b, cut in begun]
    plain = [text for text in said if not label_end(text)]
    return len(plain) > 2 and 2 * sum(map(ends_asking, plain)) > len(plain)


def _is_task(prompt: Sequence[Token]) -> bool:
    """Whether bold words are more than a heading's."""
    said = said_in(prompt)
    return len(said.split()) >= _WORDS or sum(c >= "\u2e80" for c in said) > 2 * _WORDS


def is_label(prompt: Sequence[Token]) -> bool:
    """Whether bold words end in a colon: they lead up to something and ask nothing."""
    return "".join(t.content for t in prompt).rstrip().endswith((":", "："))

"""Questions that are bold: a paragraph of its own, or the first line of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.read.blocks import Block
from mkdeck.read.looks import ANSWER_LABEL, asks, ends_asking
from mkdeck.read.marks import BELOW_HEADINGS, Mark, weigh
from mkdeck.read.naming import HASHES
from mkdeck.read.pairs import paired
from mkdeck.read.prompts import label_end
from mkdeck.read.sheet import Sheet

NAME = "bold paragraphs"

_ASKS = 0.75
_CERTAIN = 0.9
"""With a question mark; `**What it does**: it …` is a label."""

_ENDS = ("softbreak", "hardbreak")
_TAG = re.compile(r"<(/?)(?:b|strong|u|em|i)>", re.IGNORECASE)
_STRESSES = frozenset(["strong_open", "strong_close", "em_open", "em_close"])
_WORDS = 3
"""The shortest task that stands among questions: "Name four reasons"; fewer words are a heading's."""

_JOINT = re.compile(r"\s*(?:[:：]|[–—-]+(?=\s))?\s*")
"""What joins a question to an answer on its line."""


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
    said = [_said((tokens[b.start + 1].children or [])[:cut]) for b, cut in begun]
    plain = [text for text in said if not label_end(text)]
    return len(plain) > 2 and 2 * sum(map(ends_asking, plain)) > len(plain)


def _is_task(prompt: Sequence[Token]) -> bool:
    """Whether bold words are more than a heading's."""
    said = _said(prompt)
    return len(said.split()) >= _WORDS or sum(c >= "\u2e80" for c in said) > 2 * _WORDS


def _said(prompt: Sequence[Token]) -> str:
    """Give the words of inline tokens."""
    return "".join(t.content for t in prompt if t.type != "html_inline").strip()


def breaks(tokens: Sequence[Token]) -> int:
    """Count the line ends among inline tokens."""
    return sum(t.type in ("softbreak", "hardbreak") for t in tokens)


def bold_end(children: Sequence[Token]) -> int:
    """Give where a bold first line ends; 0 where the line is not bold or says more than its bold words."""
    depth, bold = 0, False
    for at, token in enumerate(children):
        if token.type in ("softbreak", "hardbreak") and not depth:
            return at if bold else 0
        if bold and not depth and _labels_answer(children, at):
            return at
        stress = _stress(token)
        depth += stress
        bold = bold or stress > 0
        if (
            not depth
            and token.nesting == 0
            and token.type != "html_inline"
            and not _is_beside(token, bold=bold)
        ):
            return _inside_line(children, at) if bold else 0
    return len(children) if bold else 0


def _stress(token: Token) -> int:
    """Say whether bold, italic or underlined words begin, 1, or end, -1, in Markdown or html."""
    if token.type in _STRESSES:
        return token.nesting
    found = _TAG.fullmatch(token.content) if token.type == "html_inline" else None
    return 0 if not found else -1 if found[1] else 1


def _labels_answer(children: Sequence[Token], at: int) -> bool:
    """Whether a bold `A:` begins here, on the line of its question."""
    return children[at].type == "strong_open" and bool(ANSWER_LABEL.fullmatch(children[at + 1].content))


def _is_beside(token: Token, *, bold: bool) -> bool:
    """Whether words outside of the bold ones are only a number, stars, an emoji or tags."""
    text = token.content.strip()
    if token.type == "image":
        return True
    return token.type == "text" and (
        not any(map(str.isalnum, text))
        or (bold and text.startswith("#") and bool(HASHES.fullmatch(text)))
        or (not bold and label_end(text + " ") >= len(text))
    )


def _inside_line(children: Sequence[Token], at: int) -> int:
    """Part `**Question?** Answer` on one line, where the bold words ask."""
    inside = _said(children[:at])
    is_whole = _stress(children[at - 1]) < 0 and not inside.endswith((":", "："))
    needed = _CERTAIN if children[at].content.lstrip().startswith((":", "：")) else _ASKS
    return at if is_whole and asks(inside[label_end(inside) :]) >= needed else 0


def is_label(prompt: Sequence[Token]) -> bool:
    """Whether bold words end in a colon: they lead up to something and ask nothing."""
    return "".join(t.content for t in prompt).rstrip().endswith((":", "："))


def _is_break(token: Token) -> bool:
    """Whether it breaks the line, or is nothing between two that do."""
    if token.type == "html_inline":
        return token.content.lower().startswith("<br")
    return token.type == "text" and not token.content.strip()


def paragraph(children: Sequence[Token], line: int) -> tuple[Token, ...]:
    """Make a paragraph of inline tokens; `line` is where it begins, behind a line end at its front."""
    children = paired(children)
    kept = list(children)
    while kept and (kept[0].type in _ENDS or _is_break(kept[0])):
        line += kept.pop(0).type in _ENDS and len(kept) + 1 < len(children)
    if kept and kept[0].type == "text" and (joint := _JOINT.match(kept[0].content)):
        kept[0] = Token("text", "", 0, content=kept[0].content[joint.end() :])
    if not any(t.content.strip() or t.type == "image" for t in kept):
        return ()
    content = "".join(map(_written, kept))
    return (
        Token("paragraph_open", "p", 1, map=[line, line + 1]),
        Token("inline", "", 0, children=kept, content=content, level=1, map=[line, line + 1]),
        Token("paragraph_close", "p", -1),
    )


def _written(token: Token) -> str:
    """Give what stands for a token in its paragraph's text."""
    if token.type == "image":
        return f"![{token.content}]"
    return "\n" if token.type in _ENDS else token.content

"""Questions that end in a tag: `… #card`, `… #flashcard`, on a heading, a paragraph or a list item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token

from mkdeck.read.answers.tagging import is_property
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import Block
from mkdeck.read.markdown.lineends import LINE_ENDS, lines_ending
from mkdeck.read.markdown.paragraphs import paragraph
from mkdeck.read.marks import BELOW_HEADINGS, SURE, Mark, weigh
from mkdeck.read.sheet import Sheet
from mkdeck.read.text.gaps import shows_gaps
from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ends_asking
from mkdeck.read.words.naming import tag_names

NAME = "#card"

_TAG = latent(
    r"(?:^|\s|(?<=[?？!！。.:：)）]))(?:#|\[\[)(?:flash)?cards?(?:\]\])?([-/](?:reversed?|spaced))?(?=\s|$)"
    r"((?:\s+#[^\W\d][\w/-]*)*)",
    re.IGNORECASE,
)


def marks(sheet: Sheet, among: Sequence[Block]) -> Iterator[Mark]:
    """See a question wherever a line carries the tag and more."""
    if "card" not in sheet.text.lower():
        return
    tokens = sheet.tokens
    for at in (n for b in among for n in range(b.start, b.stop)):
        token = tokens[at]
        if token.type != "inline" or "card" not in token.content.lower():
            continue
        mark = _mark(sheet, at)
        if mark:
            yield mark


def _front_end(children: Sequence[Token]) -> int:
    """Give where the first line with a tag ends; the question may begin on the lines above."""
    run: list[Token] = []
    for at, token in enumerate((*children, None)):
        if token is not None and token.type not in LINE_ENDS:
            run.append(token)
        elif any(t.type == "text" and _TAG.search(t.content) for t in run):
            return at
        elif not ends_asking("".join(t.content for t in run).strip()):
            return 0
        else:
            run = []
    return 0


def _mark(sheet: Sheet, at: int) -> Mark | None:
    """Make the mark of a line that carries the tag; what stands below it is the answer."""
    tokens = sheet.tokens
    children = tokens[at].children or []
    end = _front_end(children)
    prompt, tag, others = _untagged(children[:end])
    if tag is None or not words(sheet.masks, prompt):
        return None
    opener = tokens[at - 1]
    is_item = tokens[at - 2].type == "list_item_open" if at > 1 else False
    start = at - 2 if is_item else at - 1
    while is_item and start > 1 and tokens[start - 2].type == "list_item_open":
        start -= 2  # `- 1. What is it?` is a list in a list to Markdown, and one item to its author
    rank = int(opener.tag[1:]) if opener.type == "heading_open" and not is_item else BELOW_HEADINGS
    line = (tokens[at].map or [0])[0]
    _, number, _ = weigh(sheet.masks, prompt)
    mark = Mark(NAME, start, at + 2, prompt, rank, "labelled", SURE, number, line=line)
    head = paragraph(children[end:], line + 1 + lines_ending(prompt))
    if shows_gaps(prompt, sheet.masks):  # a sentence with gaps is its own answer
        said = paragraph(prompt, line)
        head = (*head, *said) if head and is_property(head[1].content) else (*said, *head)
        mark = replace(mark, prompt=())
    stop = _close(tokens, start) if is_item else -1
    cards = ("question", "reversed") if "revers" in tag.lower() else ()
    return replace(mark, head=head, stop=stop, cards=cards, tags=tag_names([others]))


def _untagged(children: Sequence[Token]) -> tuple[tuple[Token, ...], str | None, str]:
    """Take the tag out of a line, and the tags behind it; None without one."""
    kept: list[Token] = []
    tag: str | None = None
    others = ""
    for token in children:
        found = _TAG.search(token.content) if token.type == "text" else None
        if found:
            tag, others = found[1] or "", found[2]
            content = token.content[: found.start()] + token.content[found.end() :]
            token = Token("text", "", 0, content=content)
        kept.append(token)
    return tuple(kept), tag, others


def _close(tokens: Sequence[Token], start: int) -> int:
    level, at = tokens[start].level, start + 1
    while not (tokens[at].nesting == -1 and tokens[at].level == level):
        at += 1
    return at

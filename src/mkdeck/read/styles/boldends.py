"""Where the bold words at the front of a paragraph end, in Markdown or html."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.looks import ASKS, CERTAIN, asks
from mkdeck.read.words.naming import HASHES
from mkdeck.read.words.prefixes import label_end

_TAG = re.compile(r"<(/?)(?:b|strong|u|em|i)>", re.IGNORECASE)
_BREAKS = ("<br", "<BR")
_STRESSES = frozenset(["strong_open", "strong_close", "em_open", "em_close"])


def bold_end(children: Sequence[Token]) -> int:
    """Give where a bold first line ends; 0 where the line is not bold or says more than its bold words."""
    depth, bold = 0, False
    for at, token in enumerate(children):
        if not depth and (token.type in LINE_ENDS or token.content.startswith(_BREAKS)):
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
    inside = said_in(children[:at])
    close = at - 2 if children[at - 1].type == "text" and not children[at - 1].content.strip() else at - 1
    is_whole = _stress(children[close]) < 0 and not inside.endswith((":", "："))
    needed = CERTAIN if children[at].content.lstrip().startswith((":", "：")) else ASKS
    return at if is_whole and asks(inside[label_end(inside) :]) >= needed else 0


def said_in(prompt: Sequence[Token]) -> str:
    """Give the words of inline tokens."""
    return "".join(t.content for t in prompt if t.type != "html_inline").strip()

"""Rules right below a paragraph: to Markdown underlines, which make a heading of all its lines."""

from __future__ import annotations

import re

from mkdeck.read.text.page import Page, in_code
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ends_asking

_WORTH = re.compile(r"\n {0,3}-{3,}[ \t]*(?:\n|$)")
_RULE = latent(r" {0,3}-{3,}[ \t]*")
_HEADING = latent(r"#{1,6}[ \t]+\S")
_OTHER = latent(r" {0,3}(?:#{1,6}[ \t]|>|\||[-*+][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|<)|\t| {4}|[ \t]*$")
"""What no underline can stand below, or what begins a block of its own."""

_LETTER = latent(r"[\W_]*[A-Ha-h][\W_]*")
"""Which option is right."""

_OPTION = latent(r"\W{0,4}[A-Ha-h]\W{0,2}[).:]")
_NEAR = 12
"""Lines; so far above at most stand the options."""

_LONG = 100
"""Characters; no heading is that long."""


def with_rules(page: Page) -> Page:
    """Put an empty line above a rule below several lines or a formula, where headings have `#`."""
    if not _WORTH.search(page.text):
        return page
    has_headings = any(map(_HEADING.match, page.lines))
    coded = in_code(page.lines)
    lines: list[str] = []
    origin: list[int] = []
    last, is_answer = -1, False
    for at, line in enumerate(page.lines):
        is_rule = at > 1 and bool(_RULE.fullmatch(line)) and not coded[at]
        if is_rule and (is_answer or (has_headings and _is_text(page.lines, at, is_parted=last == at - 2))):
            last = at
            lines.append("")
            origin.append(page.origin[at - 1])
        is_answer = bool(line.strip()) and (is_answer or _answers(line))
        lines.append(line)
        origin.append(page.origin[at])
    return Page(tuple(lines), tuple(origin))


def _answers(line: str) -> bool:
    """Whether a line begins with the answer's label; a heading never says so in front of more words."""
    said = line.lstrip(" *_")
    found = ANSWER_LABEL.match(said) if ":" in said or "：" in said else None
    return found is not None and len(said.rstrip(" *_")) > found.end()


def _is_text(lines: tuple[str, ...], at: int, *, is_parted: bool) -> bool:
    """Whether what stands above a rule is no heading; `is_parted` from text above it by such a rule."""
    above, before = lines[at - 1], lines[at - 2]
    if _OTHER.match(above) or ends_asking(above):
        return False
    if is_parted or (_HEADING.match(before) and above.rstrip(" *_").endswith((":", "："))):
        return True
    if _LETTER.fullmatch(above):
        return any(map(_OPTION.match, lines[max(0, at - _NEAR) : at - 1]))
    is_alone = bool(_OTHER.match(before)) or bool(_RULE.fullmatch(before))
    return not is_alone or len(above) > _LONG or not any(map(str.isalnum, above))

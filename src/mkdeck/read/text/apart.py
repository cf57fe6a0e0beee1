"""Parts a labelled question or answer from the list or paragraph above it, where no empty line does."""

from __future__ import annotations

import re
from collections import Counter

from mkdeck.read.text.page import Page, in_code
from mkdeck.read.text.respelled import MARKS
from mkdeck.read.words.answernames import ANSWER_LABEL
from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ends_asking
from mkdeck.read.words.prefixes import KEYCAP, LABELLED
from mkdeck.read.words.vocabulary import QUESTION

_WORTH = re.compile(
    rf"\n {{0,3}}(?![#|>+<`\s-])(?:[*_]{{0,3}}(?:{QUESTION})[\s\d]*[.:：)\]-]|[*_]{{2}}[^\n]+[*_]{{2}}"
    rf"|[*_]{{0,3}}\w++{MARKS}[ *_]*+[:：]|{KEYCAP})",
    re.IGNORECASE,
)
_BOLD = latent(r"\*\*(?!\s)(?:\d{1,4}[.)][^*\n]*|[^*\n]*[?？؟]\W{0,3})\*\*\W*")
_KEYCAP = latent(KEYCAP)
_ITEM = latent(r"[ \t]*(?:[-*+]|\d{1,9}[.)]|\(?[a-eA-E][.)])[ \t]")
_HEADING = latent(r" {0,3}#{1,6}[ \t]+\S")
_UNSPACED = re.compile(r"\n#{2,6}[^\s#!]")
"""A heading without its space, which is a lazy line below a list."""

_BELOW_HTML = re.compile(r">[ \t]*\n {0,3}#")
_HTML = latent(r"[ \t]*(?:<(?!pre|script|style|textarea)[a-z/][^\n]*>|<!--[^\n]*-->)[ \t]*", re.IGNORECASE)
"""A line of html: what follows without an empty line is html to Markdown, headings too."""

_HTML_HEADING = latent(r" {0,3}<h([1-6])\b[^<>]*>[^\n]*</h\1>[ \t]*", re.IGNORECASE)
_LEAST = 2


def apart(page: Page) -> Page:
    """Put an empty line above each label that is only a lazy line to Markdown."""
    text = page.text
    is_unspaced = bool(_UNSPACED.search(text))
    if not (is_unspaced or _WORTH.search("\n" + text) or _BELOW_HTML.search(text) or "</h" in text):
        return page
    coded = in_code(page.lines)
    kinds = ["" if coded[at] else _kind(line) for at, line in enumerate(page.lines)]
    all_of = Counter(kinds)
    begun = Counter(kind for at, kind in enumerate(kinds) if not at or not page.lines[at - 1].strip())
    wanted = {"label"} if all_of["label"] >= _LEAST else set()
    wanted |= {"bold"} if all_of["bold"] >= _LEAST and 2 * begun["bold"] > all_of["bold"] else set()
    lines: list[str] = []
    origin: list[int] = []
    items = 0
    is_carded = "START" in text and any(line.rstrip() == "START" for line in page.lines)
    for at, line in enumerate(page.lines):
        is_lazy = at > 0 and bool(page.lines[at - 1].strip()) and not coded[at - 1]
        is_swallowed = is_lazy and _is_swallowed(page.lines[at - 1], line)
        is_lazy = is_lazy and (
            kinds[at] in wanted
            or (kinds[at] == "answer" and items >= _LEAST)
            or (is_carded and items > 0 and line.startswith("Tags:"))
            or (is_unspaced and items > 0 and not coded[at] and bool(_UNSPACED.match("\n" + line)))
        )
        if (is_swallowed and not coded[at]) or is_lazy:
            lines.append("")
            origin.append(page.origin[at - 1])
        items = (
            0 if not line.strip() or kinds[at] or line.startswith("##") else items + bool(_ITEM.match(line))
        )
        lines.append(line)
        origin.append(page.origin[at])
    return Page(tuple(lines), tuple(origin))


def _is_swallowed(above: str, line: str) -> bool:
    """Whether a heading, or what stands below one of html, is html to Markdown for the line above it."""
    if _HEADING.match(line):
        return bool(_HTML.fullmatch(above))
    is_near = "</h" in above + line and not line.startswith((" " * 4, "\t"))
    return is_near and bool(_HTML_HEADING.fullmatch(line) or _HTML_HEADING.fullmatch(above))


def _kind(line: str) -> str:
    """Say whether a line at the margin begins a question or an answer."""
    bare = line.lstrip(" ")
    if len(line) - len(bare) > 3 or not bare or bare[0] in "#|>-+<\t":
        return ""
    if _KEYCAP.match(bare):
        return "label" if ends_asking(bare) else ""
    said = bare.lstrip("*_")
    if ":" in said or "." in said or "：" in said or ")" in said:
        if LABELLED.match(said) and not said[0].isspace():
            return "label"
        if ANSWER_LABEL.match(re.sub(r"[*_]+", "", said[:40])):
            return "answer"
    return "bold" if bare.startswith("**") and _BOLD.fullmatch(line.strip()) else ""

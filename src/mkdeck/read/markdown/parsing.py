"""The Markdown parser without the rules that a text shows no sign of: each rule costs every line."""

from __future__ import annotations

import functools
import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from mkdeck.read.markdown.codespans import enable as enable_code_spans
from mkdeck.read.markdown.footnotes import enable as enable_footnotes
from mkdeck.read.markdown.footnotes import has_footnotes
from mkdeck.read.markdown.labels import enable as enable_labels
from mkdeck.read.markdown.linestarts import try_few
from mkdeck.read.markdown.stresses import stressed
from mkdeck.read.markdown.wildstresses import enable as enable_wild_stresses

NESTING = 100
"""Deeper lists than anyone writes; deeper ones would exhaust the interpreter's stack."""

_BLOCKS = ("fence", "hr", "lheading", "reference", "html_block", "blockquote")
_INLINES = ("escape", "backticks", "emphasis", "link", "image", "autolink", "html_inline", "entity")
_EXTENSIONS = ("table", "strikethrough")

_RULED = re.compile(r"\n[ \t>+\d.)]*[-=_*][ \t>*+\-_=\d.)]*(?:\n|\Z)")
"""A line of signs alone: a rule, or what makes a heading of the line above."""

_QUOTED = re.compile(r"\n[ \t*+\-\d.)]*>")
_HTML = re.compile(r"\n[ \t>*+\-\d.)]*<")
"""Signs with nothing in front of them but the marks of lists and quotations."""

_DEFINES = re.compile(r"\n[ \t>*+\-\d.)]*:[ \t]+\S")
"""A definition below its term."""

_LIVE = re.compile(r"[\n\\`_\[<&~]")
"""Words without any of these, and without stars, are one token; most paragraphs are."""

_STOPS = re.compile(r"[\n\\`*_\[\]!<&~]")
"""Where plain words end for our rules; the parser's own set serves everybody's."""


def parser_for(text: str) -> MarkdownIt:
    """Give a parser that reads this text, and any of its lines, as one with all rules would."""
    return parser_of(_rules(text))


def _rules(text: str) -> frozenset[str]:
    """Name the rules beyond lists, headings and paragraphs that the text may need."""
    whole = "\n" + text
    is_html, is_ruled = "<" in text, bool(_RULED.search(whole))
    # What stands in a `<details>`, a footnote or a definition may begin anywhere on a line.
    is_cut = is_html and "<details" in text.lower()
    is_noted = has_footnotes(text)
    is_defined = "\n" in text and ":" in text and bool(_DEFINES.search(text))
    is_cut = is_cut or is_noted or is_defined
    is_linked = "[" in text
    needed = {
        "fence": "```" in text or ("~" in text and "~~~" in text),
        "hr": is_ruled or is_cut,
        "lheading": is_ruled or is_cut,
        "reference": "]:" in text,
        "html_block": is_cut or (is_html and bool(_HTML.search(whole))),
        "blockquote": is_cut or (">" in text and bool(_QUOTED.search(whole))),
        "escape": "\\" in text,
        "backticks": "`" in text,
        "emphasis": "*" in text or "_" in text,
        "link": is_linked,
        "image": is_linked and "![" in text,
        "autolink": is_html,
        "html_inline": is_html,
        "entity": "&" in text,
        "footnotes": is_noted,
        "deflist": is_defined,
        "table": "|" in text and "-" in text,
        "strikethrough": "~" in text and "~~" in text,
        "wild": "**" in text,
    }
    return frozenset(name for name, is_needed in needed.items() if is_needed)


@functools.cache
def parser_of(rules: frozenset[str]) -> MarkdownIt:
    """Make CommonMark with these of its rules and extensions."""
    parser = MarkdownIt("commonmark", {"maxNesting": NESTING})
    parser.enable([name for name in _EXTENSIONS if name in rules])
    parser.disable([name for name in (*_BLOCKS, *_INLINES) if name not in rules])
    if "footnotes" in rules:
        enable_footnotes(parser)
    if "deflist" in rules:
        from mdit_py_plugins.deflist import deflist_plugin  # few files have any

        deflist_plugin(parser)
    parser.core.ruler.at("inline", _inline)
    if "link" in rules:
        enable_labels(parser)
    if "backticks" in rules:
        enable_code_spans(parser)
    if "wild" in rules:
        enable_wild_stresses(parser)
    parser.inline.terminator_re = _STOPS
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # Anki wants names as they are
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # judged, with a line, when rendered
    parser.disable("normalize")  # the text is tidy already
    if not rules & {"escape", "entity"}:
        parser.disable("text_join")  # only these two leave text in parts
    try_few(parser)
    return parser


def _inline(state: StateCore) -> None:
    """Read the words of each paragraph; those without any sign, or with stars alone, need no rules."""
    for token in state.tokens:
        if token.type == "inline":
            content = token.content
            children = None if _LIVE.search(content) else _plain(content)
            if children is None:
                children = state.md.inline.parse(content, state.md, state.env, [])
            token.children = children


def _plain(words: str) -> list[Token] | None:
    """Read words that hold no sign but stars."""
    if "*" in words:
        return stressed(words)
    return [Token("text", "", 0, content=words)] if words else []

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from mkdeck.read.markdown.codespans import enable as enable_code_spans
from mkdeck.read.markdown.details import with_details
from mkdeck.read.markdown.footnotes import enable, has_footnotes
from mkdeck.read.markdown.parsing import NESTING, parser_for
from mkdeck.read.markdown.wildstresses import enable as enable_wild_stresses
from mkdeck.read.text.masking import mask
from tests.read.families import FAMILIES

NOTES = [*Path(__file__).parents[1].rglob("*.md"), *Path(__file__).parents[3].glob("lectures/*.md")]

STARTS = ["", "- ", "* ", "1. ", "2) ", "> ", ">", "  ", "    ", "\t", "# ", "### ", "   - ", "-     ", "| "]
WORDS = ["a", "b1", "Ünï", "c d", "e.", "f:", "(g)", " ", "  ", "日本", "。", "1.", "\u00a0"]
WORDS += ["\U000f0000\U00100000"]
SIGNS = [
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "~~",
    "[",
    "]",
    "](",
    ")",
    "]: ",
    "![",
    "\\",
    "\\*",
    "!",
    "|",
]
SIGNS += ["<", ">", "<b>", "</b>", "<https://a.b>", "&amp;", "&", ":-", "$x$", "<!--", "-->", "<details>"]
LINES = ["---", "***", "___", "===", "-", "=", "- - -", "+++", "```", "~~~", "```py", "> ---", "- ***"]
LINES += ["|a|b|", "|-|:-|", "a|b", "-|-", "[a]: /b", "[a]", "<div>", "</div>", "<details>", "</details>"]
LINES += [": a", ":   - a", ": :", "[^a]: b", "[^a]"]
LINES += ["<summary>> x</summary>", "<summary>"]

lines = st.one_of(
    st.sampled_from(LINES),
    st.builds("".join, st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=8)),
    st.builds("".join, st.lists(st.sampled_from([*WORDS, " ", "*", "**", ":", ".", "`"]), max_size=12)),
)
markdown = st.lists(
    st.builds(
        lambda starts, line: "".join(starts) + line, st.lists(st.sampled_from(STARTS), max_size=3), lines
    ),
    max_size=8,
).map("\n".join)


@functools.cache
def whole_parser(*, footnotes: bool) -> MarkdownIt:
    """The parser as it comes, every rule of ours on; that of footnotes marks even texts without any."""
    parser: Any = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable(["table", "strikethrough"])
    deflist_plugin(parser)
    enable_code_spans(parser)
    enable_wild_stresses(parser)
    if footnotes:
        enable(parser)
    parser.normalizeLink = lambda url: url
    parser.validateLink = lambda url: True
    return parser


def both(text: str) -> None:
    ours: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    parser, whole = parser_for(text), whole_parser(footnotes=has_footnotes(text))
    found, wanted = parser.parse(text, ours), whole.parse(text, theirs)
    for env in (ours, theirs):
        if not env.get("footnotes", {}).get("refs"):  # looking for one leaves a trace, too
            env.pop("footnotes", None)
    assert (found, ours) == (wanted, theirs)
    assert with_details(found, parser) == with_details(wanted, whole)


@pytest.mark.parametrize("path", NOTES, ids=lambda p: p.stem)
def test_a_file_is_read_as_with_all_rules(path: Path) -> None:
    both(mask(path.read_bytes().decode("utf-8", "replace")).text)


@settings(max_examples=500)
@given(markdown)
@example("<summary>\n> a\n---\n")
@example("**1.a")
@example("**a** *b* (**c:** d) *e*, **f**")
@example("a\n-")
@example("- -\n  =")
@example("1. > - ```")
def test_any_text_is_read_as_with_all_rules(text: str) -> None:
    both(text)


@settings(max_examples=100)
@given(st.one_of(*FAMILIES.values()))
def test_notes_of_every_family_are_read_as_with_all_rules(notes: Any) -> None:
    both(mask(notes.text).text)


def test_plain_notes_need_few_rules() -> None:
    rules = parser_for("# A\n\n- b *c*\n  1. d -> e\n").get_active_rules()
    assert rules["block"] == ["code", "list", "heading", "paragraph"]
    assert rules["inline"] == ["text", "newline", "emphasis"]

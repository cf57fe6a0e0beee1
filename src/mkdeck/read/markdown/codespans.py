"""Code between ticks that goes on below its line: Markdown makes blanks of its line ends and forgets them."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, backtick

from mkdeck.read.markdown.lineends import INSIDE


def enable(parser: MarkdownIt) -> None:
    """Have the parser write down how many lines end inside of a piece of code."""
    parser.inline.ruler.at("backticks", _backtick)


def _backtick(state: StateInline, silent: bool) -> bool:
    start = state.pos
    found = backtick(state, silent)
    ends = 0 if silent else state.src.count("\n", start, state.pos)
    if found and ends and state.tokens[-1].type == "code_inline":
        state.tokens[-1].meta[INSIDE] = ends
    return found

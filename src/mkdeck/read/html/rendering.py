"""Renders a question's tokens to html, and keeps each statement a piece of its own."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.model import Piece, Statement
from mkdeck.read.html.cleaning import clean_pieces, cleaned
from mkdeck.read.html.frames import Frame
from mkdeck.read.html.press import Press, inline_html
from mkdeck.read.html.rareblocks import rare_html
from mkdeck.read.html.statements import Finder

_TAGS = {
    "paragraph_open": "<p>",
    "paragraph_close": "</p>\n",
    "bullet_list_open": "<ul>\n",
    "options_open": '<ul class="options">\n',
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "hr": "<hr>\n",
    "table_open": "<table>\n",
    "table_close": "</table>\n",
    "thead_open": "<thead>\n",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>",
    "tr_close": "</tr>\n",
    "th_close": "</th>",
    "td_close": "</td>",
    "dl_open": "<dl>\n",
    "dl_close": "</dl>\n",
    "dt_open": "<dt>",
    "dt_close": "</dt>\n",
    "dd_open": "<dd>",
    "dd_close": "</dd>\n",
    "details_open": "<details>\n",
    "details_close": "</details>\n",
}


def render_prompt(press: Press, children: Sequence[Token], given: Sequence[Token], line: int) -> str:
    """Render a prompt: its words, and the code or options that go with them."""
    press.raw = False
    shown = inline_html(press, children, line, "<br>\n").strip()
    shown = cleaned(press, shown) if press.raw else shown
    return f"<p>{shown}</p>\n" + "".join(p.html for p in render_answer(press, given)[0]) if given else shown


def render_answer(press: Press, tokens: Sequence[Token]) -> tuple[tuple[Piece, ...], tuple[Statement, ...]]:
    """Render an answer as pieces, with the statements that they hold."""
    press.raw = False
    finder = Finder(press, tokens)
    pieces: list[Piece] = []
    between: list[str] = []
    for at, token in enumerate(tokens):
        kind = token.type
        tag = _TAGS.get(kind)
        if kind == "inline":
            _inline(press, finder, at, pieces, between)
        elif tag is None:
            between.append(rare_html(press, token))
        elif token.hidden:
            between.append(_hidden_end(tokens, at))
        else:
            between.append(tag)
            if kind == "list_item_open":
                finder.frames.append(Frame())
            elif kind == "list_item_close":
                finder.frames.pop()
    if between:
        pieces.append(Piece("".join(between)))
    if press.raw:
        pieces = clean_pieces(press, pieces)
    return tuple(pieces), tuple(finder.statements)


def _hidden_end(tokens: Sequence[Token], at: int) -> str:
    """End the line of a tight item's words where a list is nested below them."""
    is_end = tokens[at].type == "paragraph_close" and at + 1 < len(tokens) and tokens[at + 1].nesting == 1
    return "\n" if is_end else ""


def _inline(press: Press, finder: Finder, at: int, pieces: list[Piece], between: list[str]) -> None:
    """Render one paragraph's words, each statement as its own piece."""
    token = finder.tokens[at]
    first = token.map[0] if token.map else 0
    if finder.is_whole(at):
        shown = inline_html(press, token.children or (), first)
        _put(shown, finder.whole(at), pieces, between)
        return
    cut, numbers = finder.cut(at)
    for segment, number in zip(cut, numbers, strict=True):
        shown = inline_html(press, segment.tokens, first + segment.line, finder.joint)
        _put(shown, number, pieces, between)


def _put(shown: str, number: int, pieces: list[Piece], between: list[str]) -> None:
    """Make a statement a piece of its own, and leave what is none for the piece between two."""
    if number < 0:
        between.append(shown)
        return
    if between:
        pieces.append(Piece("".join(between)))
        between.clear()
    pieces.append(Piece(shown, number))

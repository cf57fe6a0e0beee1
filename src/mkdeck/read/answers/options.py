"""The options of a multiple choice: on the front without a sign of which is right."""

from __future__ import annotations

from markdown_it.token import Token

from mkdeck.read.answers.optionsigns import without_signs
from mkdeck.read.html.press import words
from mkdeck.read.markdown.blocks import close
from mkdeck.read.sheet import Sheet

Tokens = tuple[Token, ...]

TICKED = frozenset(["[x]", "[X]", "(x)", "(X)"])
BOXES = TICKED | {"[ ]", "( )"}


def with_boxes(sheet: Sheet, given: Tokens, answer: Tokens, *, is_marked: bool) -> tuple[Tokens, Tokens]:
    """Put the options of a multiple choice on the front, without saying which is right.

    They stand above the answer's label, `is_marked`, or begin the answer.
    """
    front, back = _parted(sheet, given)
    front, back = (front, back) if front or not is_marked else without_signs(given)
    if front or is_marked:
        return front or given, (*back, *answer)
    front, back = _parted(sheet, answer)
    return (*given, *front), back


def _parted(sheet: Sheet, answer: Tokens) -> tuple[Tokens, Tokens]:
    """Give the options without ticks and what stands above them, and the options with ticks and the rest."""
    if not sheet.signs & TICKED:
        return (), answer
    first = next((i for i, t in enumerate(answer) if _is_box(answer, i, t)), 0)
    if not first:
        return (), answer
    start = first - 3
    end = close(answer, start)
    options = answer[start:end]
    said = [words(sheet.masks, t.children or ())[:3].lower() for t in options if t.type == "inline"]
    if len(said) < 2 or not TICKED & set(said) or not BOXES.issuperset(said):
        return (), answer
    given = (*answer[:start], *_boxed(options, "☐ ", "☐ "))
    return given, (*_boxed(options, "☐ ", "☑ "), *answer[end:])


def _is_box(tokens: Tokens, at: int, token: Token) -> bool:
    """Whether these are the first words of an outermost list, behind a box."""
    if token.type != "inline" or token.content[:3].lower() not in BOXES or at < 3:
        return False
    return tokens[at - 3].type.endswith("_list_open") and tokens[at - 3].level == tokens[0].level


def _boxed(tokens: Tokens, empty: str, ticked: str) -> Tokens:
    """Show `[ ]` and `[x]`, or `( )` and `(x)`, as boxes."""
    made = []
    for token in tokens:
        children = token.children or []
        if token.type == "inline" and children and children[0].type == "text":
            box = ticked if children[0].content[1:2].lower() == "x" else empty
            text = Token("text", "", 0, content=box + children[0].content[3:].lstrip())
            token = token.copy(children=[text, *children[1:]])
        made.append(token)
    return tuple(made)

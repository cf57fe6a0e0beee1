"""Nests the tags of `<details>` in one another, and makes one token of each summary."""

from __future__ import annotations

import re

from markdown_it.token import Token


def nested(flat: list[Token]) -> list[Token] | None:
    """Fold each summary into one token; None where the tags do not match."""
    made: list[Token] = []
    summary: Token | None = None
    shown: list[Token] = []
    for token in flat:
        if token.type == "summary_open":
            if summary or not made or made[-1].type != "details_open":
                return None
            summary = Token("summary", "summary", 0, map=token.map, level=token.level, children=[])
        elif token.type == "summary_close":
            if not summary:
                return None
            made += [summary, *shown]
            summary, shown = None, []
        elif summary and token.type == "fence":
            shown.append(token)
        elif summary:
            _say(summary, token)
        else:
            made.append(token)
    return made if not summary and _levelled(made) else None


def hoisted(flat: list[Token]) -> list[Token]:
    """Put the end of a fold that Markdown took for the end of its last item behind the list."""
    made: list[Token] = []
    opened: list[str] = []
    waiting: list[Token] = []
    for token in flat:
        kind = token.type
        if kind == "details_close" and opened and opened[-1] != "details_":
            waiting.append(token)
            continue
        if waiting and token.nesting >= 0:
            return flat
        made.append(token)
        if token.nesting > 0:
            opened.append(kind.removesuffix("open"))
        elif token.nesting < 0 and opened:
            opened.pop()
            while waiting and opened and opened[-1] == "details_":
                made.append(waiting.pop(0).copy(level=made[-1].level))
                opened.pop()
    return made


def _levelled(tokens: list[Token]) -> bool:
    """Set the levels of what lies inside; False, with nothing changed, where the tags cross others."""
    opened: list[str] = []
    folds = 0
    levels = []
    for token in tokens:
        kind = token.type
        if token.nesting < 0:
            if not opened or opened.pop() != kind.removesuffix("close"):
                return False
            folds -= kind == "details_close"
        levels.append(token.level + folds)
        if token.nesting > 0:
            opened.append(kind.removesuffix("open"))
            folds += kind == "details_open"
    if opened:
        return False
    for token, level in zip(tokens, levels, strict=True):
        token.level = level
    return True


def _say(summary: Token, token: Token) -> None:
    """Add a token's words to the summary's."""
    summary.children = summary.children or []
    if token.type == "inline":
        summary.children += token.children or []
        summary.content += token.content
    elif token.type in ("html_block", "code_block"):
        plain = re.sub(r"<[^<>]*>", "", token.content).strip()
        summary.children.append(Token("text", "", 0, content=plain))
        summary.content += plain

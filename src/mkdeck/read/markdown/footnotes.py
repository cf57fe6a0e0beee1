"""Footnotes: taken from where they stand, and put below each answer that refers to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

Notes = Mapping[str, tuple[Token, ...]]
"""The block tokens of each footnote, by its label."""

_DEFINED = re.compile(r"^[ \t>]*\[\^[^\]\s]+\]:", re.MULTILINE)
_OPEN, _CLOSE, REFERENCE = "footnote_reference_open", "footnote_reference_close", "footnote_ref"


def has_footnotes(text: str) -> bool:
    """Whether a text defines a footnote."""
    return "[^" in text and bool(_DEFINED.search(text))


def enable(parser: MarkdownIt) -> None:
    """Let a parser see footnotes; they stay where they are written."""
    from mdit_py_plugins.footnote import footnote_plugin  # few files have any

    footnote_plugin(parser, inline=False, move_to_end=False)


def without_notes(tokens: Sequence[Token]) -> tuple[list[Token], Notes]:
    """Part the footnotes from the text; one that nothing refers to stays where it is."""
    used = _used(tokens)
    kept: list[Token] = []
    notes: dict[str, list[Token]] = {}
    inside: list[Token] = kept
    for token in tokens:
        if token.type == _OPEN:
            label = str(token.meta["label"])
            is_used = label in used and label not in notes
            inside = notes.setdefault(label, []) if is_used else kept
            if not is_used:
                kept += _written_out(label, token)
        elif token.type == _CLOSE:
            inside = kept
        else:
            inside.append(token if inside is not kept else _without_unused(token, used))
    return kept, {label: tuple(note) for label, note in notes.items()}


def _used(tokens: Sequence[Token]) -> set[str]:
    """Give the labels that the text refers to, and those to which their footnotes do."""
    inside: dict[str, set[str]] = {"": set()}
    label = ""
    for token in tokens:
        if token.type == _OPEN:
            label = str(token.meta["label"])
        elif token.type == _CLOSE:
            label = ""
        inside.setdefault(label, set()).update(_labels(token))
    used, todo = set(), [*inside[""]]
    while todo:
        label = todo.pop()
        todo += () if label in used else inside.get(label, ())
        used.add(label)
    return used


def _labels(token: Token) -> Iterator[str]:
    return (str(t.meta["label"]) for t in token.children or () if t.type == REFERENCE)


def _without_unused(token: Token, used: set[str]) -> Token:
    """Write out references to what is no footnote, those of a footnote that only itself refers to."""
    if used.issuperset(_labels(token)):
        return token
    children = [
        Token("text", "", 0, content=f"[^{t.meta['label']}]")
        if t.type == REFERENCE and str(t.meta["label"]) not in used
        else t
        for t in token.children or ()
    ]
    return token.copy(children=children)


def _written_out(label: str, opening: Token) -> list[Token]:
    """Give the label as words: what stands behind it follows as a paragraph of its own."""
    content = f"[^{label}]:"
    words = Token("text", "", 0, content=content)
    inline = Token("inline", "", 0, content=content, children=[words], map=opening.map, level=1)
    return [
        Token("paragraph_open", "p", 1, map=opening.map, block=True),
        inline,
        Token("paragraph_close", "p", -1, block=True),
    ]

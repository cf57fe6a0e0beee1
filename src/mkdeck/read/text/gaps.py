"""Clozes: `{{c1::…}}` wherever it stands, and other ways to write a gap where a lecture asks for them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from markdown_it.token import Token

from mkdeck.read.text.formulagaps import filled
from mkdeck.read.text.masks import Mask, masks_in
from mkdeck.read.words.latent import latent

_OPENING = re.compile(r"\{\{c\d+(?:,\d+)*::")
_ENDING = re.compile(r"(?:::(?:(?!\}\}|\{\{|::).)*)?\}\}", re.DOTALL)
_FORMULA = latent(r"\\\((?:\\[^()]|[^\\]){,4000}\\\)|\\\[(?:\\[^\[\]]|[^\\]){,4000}\\\]")
_HIDDEN = re.compile("\x00(\\d+)\x00")
"""A formula's place while its neighbours' braces are looked at: control characters stand in no text."""

_BRACES = latent(r"\{\{(?!c\d)([^{}]+)\}\}|\{(\d+):([^{}]+)\}|(?<![\\${])\{([^{}\s][^{}]*)\}(?!\})")
UNNUMBERED = "{{c0::"
"""A gap that gets its number when all of its card are known."""


def has_gaps(text: str) -> bool:
    """Whether a text holds a gap as Anki writes it."""
    return "{{c" in text and bool(_OPENING.search(text))


def shows_gaps(tokens: Sequence[Token], masks: Sequence[Mask]) -> bool:
    """Whether the words among inline tokens, or a formula among them, have a gap; code never has."""
    said = [t.content for t in tokens if t.type == "text"]
    if has_gaps("".join(said)):
        return True
    return any(has_gaps(m.tex) for words in said for m in masks_in(words, masks))


def without_gaps(text: str) -> str:
    """Give the words as they read once every gap is filled, hints left out."""
    if not has_gaps(text):
        return text
    formulas: list[str] = []

    def hide(found: re.Match[str]) -> str:
        formulas.append(filled(found[0]))
        return f"\x00{len(formulas) - 1}\x00"

    plain = _ENDING.sub("", _OPENING.sub("", _FORMULA.sub(hide, text)))
    return _HIDDEN.sub(lambda found: formulas[int(found[1])], plain)


def code_apart(shown: str) -> str:
    """The same for code, by comments that show nothing."""
    for pair in ("}}", "{{", "::"):
        while pair in shown:
            shown = shown.replace(pair, f"{pair[0]}<!-- -->{pair[1]}")
    return shown


def numbered(shown: str) -> str:
    """Number the gaps that have no number of their own, in order, after those that have."""
    if UNNUMBERED not in shown:
        return shown
    taken = {int(n) for n in re.findall(r"\{\{c(\d+)", shown)}
    free = (n for n in itertools.count(1) if n not in taken)
    return re.sub(re.escape(UNNUMBERED), lambda _: f"{{{{c{next(free)}::", shown)


def with_gaps(tokens: Sequence[Token]) -> list[Token]:
    """Write `==x==`, `~~x~~`, `{x}`, `{1:x}` and `{{x}}` as gaps, in every paragraph."""
    return [t.copy(children=_gapped(t)) if t.type == "inline" and t.children else t for t in tokens]


def _gapped(inline: Token) -> list[Token]:
    """Rewrite one paragraph's words; code and formulas are left alone."""
    marks = "".join(t.content for t in inline.children or () if t.type == "text").count("==")
    toggles = itertools.cycle((UNNUMBERED, "}}"))
    made = []
    for token in inline.children or ():
        content = token.content
        if token.type in ("s_open", "s_close"):
            content = UNNUMBERED if token.nesting == 1 else "}}"
            made.append(Token("text", "", 0, content=content))
            continue
        if token.type == "text":
            content = _BRACES.sub(_brace, content)
            if marks % 2 == 0:
                content = re.sub("==", lambda _: next(toggles), content)
        made.append(token.copy(content=content) if content != token.content else token)
    return made


def _brace(found: re.Match[str]) -> str:
    if found[2]:
        return f"{{{{c{found[2]}::{found[3]}}}}}"
    return f"{UNNUMBERED}{found[1] or found[4]}}}}}"

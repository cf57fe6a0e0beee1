r"""What Anki would act on when it shows a field: TeX that makes html, and Anki's own signs in brackets.

Html is made safe where it is read; but a formula becomes html only in the reviewer, where MathJax knows
`\href`, `\style` and their like, and `[sound:…]` or `[latex]` are acted on wherever they stand. A formula
that holds such a command is shown as the text that it is, and a sign's bracket is written as `&#91;`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape

_ACTING = frozenset(
    "href url style class cssid data mmltoken require setoptions unicode includegraphics special "
    "let futurelet gdef edef xdef global csname endcsname expandafter catcode char "
    "begingroup endgroup toggle endtoggle mathtip texttip attr attribute".split()
)
"""Commands of MathJax and its extensions that make attributes, load something or rename a command."""

_PREFIXES = ("html", "css", "js")
"""Of such commands in versions to come: `\\htmlStyle`."""

_COMMAND = re.compile(r"\\([a-zA-Z]+)")
_BOX = re.compile(r"\\bbox\s*\[([^\]]*)\]")
_PLAIN_BOX = re.compile(r"[#\w\s.,]*")
_OPENING = re.compile(r"\\[(\[]")
_PIECE = re.compile(r"<wbr\b[^>]*>|<!--.*?-->|<[^>]*>|&(?:#\w+|\w+);?|[^<&]+|.", re.DOTALL)
_GAP = re.compile(r"\{\{c[\d,]+::|::[^{}]*(?=\}\})|\}\}")
_SIGN = re.compile(
    r"\[(?=/?(?:latex|\$\$?)\]|sound:|/?anki:|\[type:)|&#0*91;?(?=sound:)|&lbrack;(?=sound:)", re.I
)
_SOUND = re.compile(r"\[sound:([^\]]*)\]")


def guarded(html: str, sounds: Collection[str] = ()) -> str:
    """Give a field in which Anki acts on nothing but formulas without harm and the note's own `sounds`."""
    if "[" in html or "&" in html:
        html = _without_signs(html, sounds)
    if "\\" in html or "&" in html:
        for start, end in reversed([(s, e) for s, e, commands in _formulas(html) if commands]):
            html = f"{html[:start]}<span>{html[start:end]}</span>{html[end:]}"
    return html


def refused(html: str) -> tuple[str, ...]:
    """Name the commands for which formulas are shown as text, each once."""
    if "\\" not in html and "&" not in html:
        return ()
    return tuple(dict.fromkeys(c for _, _, commands in _formulas(html) for c in commands))


def _without_signs(html: str, sounds: Collection[str]) -> str:
    def encoded(found: re.Match[str]) -> str:
        sound = _SOUND.match(html, found.start())
        return found[0] if sound and unescape(sound[1]) in sounds else "&#91;"

    return _SIGN.sub(encoded, html)


def _formulas(html: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give each delimiter that opens a formula, its place in the html, and the formula's harmful commands."""
    for text, places in _runs(html):
        for opening in _OPENING.finditer(text):
            inner = text[opening.end() : _end(text, opening.end())]
            found = (*_harmful(inner), *_harmful(_GAP.sub("", inner)))
            yield places[opening.start()][0], places[opening.start()][1], tuple(dict.fromkeys(found))


def _end(text: str, start: int) -> int:
    """Give a place where the formula has surely ended: its last delimiter before another one opens."""
    opens = [place for sign in ("\\(", "\\[") if (place := text.find(sign, start)) >= 0]
    first = max(text.rfind(sign, start, min(opens, default=len(text))) for sign in ("\\)", "\\]"))
    if first >= 0 and text.count("{", start, first) == text.count("}", start, first):
        return first
    return max(text.rfind("\\)", start), text.rfind("\\]", start), start)


def _harmful(formula: str) -> Iterator[str]:
    for name in _COMMAND.findall(formula):
        if name.lower() in _ACTING or name.lower().startswith(_PREFIXES):
            yield f"\\{name}"
    if any(not _PLAIN_BOX.fullmatch(inner) for inner in _BOX.findall(formula)):
        yield "\\bbox"


def _runs(html: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Give each stretch of text that MathJax reads as one, with the place of each character in the html."""
    text: list[str] = []
    places: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(html):
        shown = piece[0]
        if shown.startswith("<"):
            if shown.startswith(("<wbr", "<!--")):
                continue
            if shown.startswith(("<br>", "<br ", "<br/")):
                text.append("\n")
                places.append(piece.span())
                continue
            if text:
                yield "".join(text), places
            text, places = [], []
        elif shown.startswith("&"):
            for character in unescape(shown):
                text.append(character)
                places.append(piece.span())
        else:
            text += shown
            places += [(i, i + 1) for i in range(piece.start(), piece.end())]
    if text:
        yield "".join(text), places

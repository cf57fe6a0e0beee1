"""Cleans a question's html as a whole and cuts it into its pieces again."""

from __future__ import annotations

import re

from mkdeck.model import Piece
from mkdeck.read.html.press import Press
from mkdeck.read.html.sanitise import clean

_ELEMENT = re.compile(r"<(/?)(?!(?:br|img|hr|source|wbr)\b)([a-z][a-z0-9]*)")
_OPEN, _CLOSE = "\U0010fff0", "\U0010fff1"
_MARKS = re.compile(f"{_OPEN}(\\d+);(.*?){_CLOSE}", re.DOTALL)


def clean_pieces(press: Press, pieces: list[Piece]) -> list[Piece]:
    """Sanitise the answer as a whole, since the author's tags may span pieces, and cut it again."""
    marked = "".join(f"{_OPEN}{p.statement};{p.html}{_CLOSE}" if p.statement >= 0 else p.html for p in pieces)
    held = [p.statement for p in pieces if p.statement >= 0]
    if marked.count(_OPEN) != len(held) or marked.count(_CLOSE) != len(held):
        return [Piece(cleaned(press, "".join(p.html for p in pieces)))]
    parts = _MARKS.split(cleaned(press, marked))
    if [int(n) for n in parts[1::3]] != held or any(_OPEN in p or _CLOSE in p for p in parts):
        return [Piece(cleaned(press, "".join(p.html for p in pieces)))]
    made = [Piece(parts[0])]
    for number, shown, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        made += Piece(shown, int(number) if _is_balanced(shown) else -1), Piece(after)
    return [p for p in made if p.html]


def _is_balanced(shown: str) -> bool:
    """Whether every tag that opens in a piece also closes there, in order."""
    opened: list[str] = []
    for closing, name in _ELEMENT.findall(shown):
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


def cleaned(press: Press, shown: str) -> str:
    """Let through only files that the package holds and addresses that the author wrote."""
    names = {m.name for m in press.shelf.wanted}

    def show(source: str) -> str | None:
        return (
            source if source in names or source.startswith(("https://", "http://", "data:image/")) else None
        )

    return clean(shown, show)

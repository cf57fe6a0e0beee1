"""How most items of a list are written: what is asked of all, to decide about each."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.read.markdown.lineends import LINE_ENDS
from mkdeck.read.styles.boldends import bold_end
from mkdeck.read.styles.itemwords import ON_ONE_LINE, Words, on_one_line
from mkdeck.read.words.latent import latent
from mkdeck.read.words.looks import ASKS, asks, ends_asking

_JOINED = latent(r"[?？؟]\s*(?:[-–—:=]+>?|→|⇒)\s")
_TURNS = 3
"""So many questions that each have something told below them are no chance."""


def are_lazy(items: Sequence[Words]) -> bool:
    """Whether in every item lines follow the first, and most first lines end in a question mark."""
    firsts = [_first_line(children) for children in items]
    asked = sum(ends_asking(line.rstrip(" *_`)")) for line in firsts)
    return len(items) > 2 and all(firsts) and asked * 2 > len(items)


def are_joined(items: Sequence[Words]) -> bool:
    """Whether in most items a sign stands behind the question mark, and an answer behind that."""
    joined = sum(any(_JOINED.search(t.content) for t in children if t.type == "text") for children in items)
    return len(items) > 2 and joined * 2 > len(items)


def are_bare(items: Sequence[Words]) -> bool:
    """Whether of many items that hold nothing else only few have words behind a question mark."""
    followed = sum(bool(on_one_line(children, ON_ONE_LINE)[1]) for children in items)
    return bool(followed) and followed * 4 < len(items)


def ask_mostly(items: Sequence[Words], least: float = 0.51) -> bool:
    """Whether so many items of a list have a question mark at the end of their first line or sentence."""
    asked = sum(ends_asking(_first_words(children)) for children in items)
    return len(items) > 2 and asked >= least * len(items)


def are_tasks(items: Sequence[Words]) -> bool:
    """Whether most items ask or give a task, and not few of them end in a question mark."""
    said = [_first_words(children) for children in items]
    asked = sum(map(ends_asking, said))
    return len(said) > 2 and asked * 3 >= len(said) and 2 * sum(asks(s) >= ASKS for s in said) > len(said)


def told_in_turn(items: Sequence[Words]) -> set[int]:
    """Give the items that tell, where some stand below each that asks: its answer, hardly indented."""
    said = [_first_words(children) for children in items] if len(items) >= 2 * _TURNS else []
    asking = [n for n, text in enumerate(said) if ends_asking(text)]
    telling = set(range(len(said))) - set(asking)
    is_turn = len(asking) >= _TURNS and asking[0] == 0 and all(n + 1 in telling for n in asking)
    return telling if is_turn and all(asks(said[n]) < ASKS for n in telling) else set()


def _first_words(children: Words) -> str:
    """Give the bold words at the front, or the first line up to its question mark."""
    bold = bold_end(children)
    line = children[:bold] if bold else children
    said = _first_line(line) or "".join(t.content for t in line)
    found = ON_ONE_LINE.search(said)
    return (said[: found.start() + 1] if found else said).rstrip(" *_`)")


def _first_line(children: Words) -> str:
    """Give the words before the first line end; none without one."""
    end = next((i for i, t in enumerate(children) if t.type in LINE_ENDS), 0)
    return "".join(t.content for t in children[:end])

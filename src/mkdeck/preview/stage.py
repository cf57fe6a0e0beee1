"""The stage: one face of a card inside the page that Anki's reviewer shows it in."""

from __future__ import annotations

import re
from html import escape, unescape
from urllib.parse import quote

from mkdeck.preview.cards import Card
from mkdeck.preview.faces import Face, back, front
from mkdeck.values import dataclass

_TYPED = re.compile(r"\[\[type:(.+?)\]\]")
_PLAY = re.compile(r"\[anki:play:[qa]:\d+\]")
_SRC = re.compile(r"""(\s(?:src|data|poster)=)(["'])(?!https?:|data:|/)([^"']+)\2""", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class View:
    """How a card is looked at."""

    is_back: bool = False
    is_night: bool = False
    is_mobile: bool = False
    typed: str = ""
    """What was typed on the front."""


def page(card: Card, view: View) -> str:
    """Give the page, with the reviewer's classes and elements: the card's css expects them."""
    face = back(card) if view.is_back else front(card)
    root = "mobile android linux" if view.is_mobile else "linux"
    night = " nightMode night_mode" if view.is_night else ""
    root += " night-mode" if view.is_night else ""
    scheme = "dark" if view.is_night else "light"
    return (
        f'<!DOCTYPE html>\n<html lang="en" class="{root}" data-bs-theme="{scheme}">\n'
        f'<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(card.title)}</title>\n"
        f'<link rel="icon" href="data:,"><link rel="stylesheet" href="/reviewer.css">\n'
        f"<style>\n{_harmless(card.css)}\n</style>\n"
        f'<script src="/mathjax-config.js"></script>\n'
        f'<script src="/mathjax/tex-chtml-full.js" async></script>\n'
        f'<script src="/card.js" defer></script></head>\n'
        f'<body class="card card{card.ord + 1}{night}">\n'
        f'<div id="qa" dir="auto">{_shown(card, face, view)}</div>\n</body>\n</html>\n'
    )


def _harmless(css: str) -> str:
    """Keep a style sheet from closing its element."""
    return css.replace("</", "<\\/")


def _shown(card: Card, face: Face, view: View) -> str:
    html = _TYPED.sub(lambda m: _typing(card.fields.get(m[1], ""), view), face.html)
    html = _PLAY.sub(lambda m: _player(face.sounds[m[0]]), html)
    return _SRC.sub(lambda m: f"{m[1]}{m[2]}/media/{quote(unescape(m[3]))}{m[2]}", html)


def _player(name: str) -> str:
    return f'<audio controls preload="none" src="/media/{quote(unescape(name))}"></audio>'


def _typing(wanted: str, view: View) -> str:
    """Give the box to type in, or what was typed beside what was wanted."""
    if not view.is_back:
        return '<input type="text" id="typeans" aria-label="Your answer" autocomplete="off">'
    words = unescape(_TAG.sub("", wanted))
    good = f'<span class="typeGood">{escape(words)}</span>'
    if not view.typed or view.typed.strip() == words.strip():
        return f'<code id="typeans">{good if view.typed else escape(words)}</code>'
    bad = f'<span class="typeBad">{escape(view.typed)}</span>'
    return f'<code id="typeans">{bad}<br><span id="typearrow">↓</span><br>{good}</code>'

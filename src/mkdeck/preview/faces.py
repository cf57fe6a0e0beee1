"""Faces: the html of a card's front and back, as Anki's own renderer gives it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdeck.preview.cards import Card
from mkdeck.preview.gaps import filled
from mkdeck.preview.template import Filter, fill
from mkdeck.values import dataclass

_SOUND = re.compile(r"\[sound:(.*?)\]")


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a card."""

    html: str
    """Sounds as `[anki:play:q:0]`, a field to type in as `[[type:Field]]`."""

    sounds: Mapping[str, str]
    """Names of the sound files by their tag."""


def front(card: Card) -> Face:
    """Render the side that asks."""
    return _face(_filled(card, card.front, {}, is_front=True), "q")


def back(card: Card) -> Face:
    """Render the side that answers; where it repeats the front, that side's sounds come along."""
    asked = front(card)
    answer = _face(_filled(card, card.back, {"FrontSide": asked.html}, is_front=False), "a")
    return Face(answer.html, {**asked.sounds, **answer.sounds})


def _filled(card: Card, template: str, more: Mapping[str, str], *, is_front: bool) -> str:
    filters: dict[str, Filter] = {
        "cloze": lambda _, text: filled(text, card.ord + 1, is_front=is_front),
        "type": lambda name, _: f"[[type:{name}]]",
    }
    return fill(template, {**card.fields, **more}, filters)


def _face(html: str, side: str) -> Face:
    sounds: dict[str, str] = {}

    def play(found: re.Match[str]) -> str:
        tag = f"[anki:play:{side}:{len(sounds)}]"
        sounds[tag] = found[1]
        return tag

    return Face(_SOUND.sub(play, html), sounds)

"""Which card of a question a kind of card of a foreign note type is."""

from __future__ import annotations

import re

from mkdeck.deck.adopting.foreign import Face, ForeignType
from mkdeck.deck.adopting.roles import Roles


def face_of(face: Face, kind: ForeignType, roles: Roles) -> str:
    """Say which of the question's cards a foreign kind of card is; empty for none."""
    if _shows(face, kind.fields[roles.asks]):
        return "Question" if face is _first(kind, roles) else ""
    return "Reversed" if roles.answers >= 0 and _shows(face, kind.fields[roles.answers]) else ""


def _first(kind: ForeignType, roles: Roles) -> Face:
    return next(face for face in kind.faces if _shows(face, kind.fields[roles.asks]))


def _shows(face: Face, field: str) -> bool:
    return bool(re.search(r"\{\{(?:[\w-]+:)*" + re.escape(field) + r"\}\}", face.front))

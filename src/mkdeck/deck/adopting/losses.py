"""Losses: what notes that were taken over have and the lectures do not, so that nobody finds out later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mkdeck.deck.adopting.adoption import Adoption
from mkdeck.deck.adopting.faces import face_of
from mkdeck.deck.adopting.plaintext import key, text_of
from mkdeck.deck.adopting.renewal import Match
from mkdeck.deck.adopting.roles import Roles
from mkdeck.deck.adopting.steps import OWN
from mkdeck.errors import Problem, Weight

_KEEP = "add `reversed` to its `cards:` to keep that card's history in use"
_GOES = "with the note type changed, Anki deletes that card and its history"
_COPY = "copy it into the lecture first: changing the note type and importing replace it"


def losses(adoption: Adoption) -> tuple[Problem, ...]:
    """Warn of cards and texts of the notes taken over that the lectures do not make."""
    matches = [m for m in adoption.adopted if m.note.type.id not in OWN]
    told: Counter[tuple[str, str, str]] = Counter()
    for match in matches:
        roles = adoption.roles[match.note.type.id]
        lost = (*_cards(match, roles), *_texts(match, roles))
        told.update((match.asked.lecture.path, *loss) for loss in lost)
    return tuple(
        Problem(path, 0, f"{count} adopted note{'s' * (count > 1)} with {what}", remedy, Weight.WARNING)
        for (path, what, remedy), count in sorted(told.items())
    )


def _cards(match: Match, roles: Roles) -> Iterator[tuple[str, str]]:
    kind = match.note.type
    for number in () if kind.is_cloze else match.note.ords:
        if number >= len(kind.faces):
            continue
        face = kind.faces[number]
        new = face_of(face, kind, roles)
        if not new or (new == "Reversed" and "reversed" not in match.asked.kinds):
            yield f"a card “{face.name}” that this lecture does not make", _KEEP if new else _GOES


def _texts(match: Match, roles: Roles) -> Iterator[tuple[str, str]]:
    """Find fields that neither ask nor answer; a note's own id is no text.

    What stands below a text with gaps was not compared, so it is looked for here.
    """
    known = {roles.asks} if match.note.type.is_cloze else {roles.asks, roles.answers}
    here = key(text_of(" ".join(match.asked.drafts[0].fields)))
    for place, (name, field) in enumerate(zip(match.note.type.fields, match.note.fields, strict=False)):
        text = text_of(field)
        if text and place not in known and field.strip() != match.note.guid and key(text) not in here:
            yield f"text in the field “{name}”", _COPY

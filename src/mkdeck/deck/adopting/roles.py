"""Roles: which field of a foreign note type asks and which answers, found by what they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from mkdeck.deck.adopting.foreign import Foreign, ForeignType
from mkdeck.deck.adopting.hidden import filled
from mkdeck.deck.adopting.plaintext import key, text_of, unnumbered
from mkdeck.deck.words import overlap, sketch, words
from mkdeck.values import dataclass

_ASKS = ("question", "front", "text", "frage", "vorderseite", "prompt", "pregunta", "recto", "正面")
_ANSWERS = ("answer", "back", "antwort", "rückseite", "extra", "back extra", "respuesta", "verso", "背面")

Known = Mapping[str, str]
"""Sketches of the lectures' answers by the key of their questions."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Places of fields in a note type."""

    asks: int
    answers: int
    """-1 where there is no other field."""


def asked_text(note: Foreign, roles: Roles) -> str:
    """Give the words of the field that asks, gaps filled."""
    return unnumbered(text_of(filled(note.fields[roles.asks])))


def answer_text(note: Foreign, roles: Roles) -> str:
    """Give the words of the field that answers."""
    return text_of(filled(note.fields[roles.answers])) if roles.answers >= 0 else ""


def roles_of(notes: Iterable[Foreign], known: Known) -> dict[int, Roles]:
    """Find the roles for each note type, by its id."""
    by_type: dict[int, list[Foreign]] = defaultdict(list)
    for note in notes:
        by_type[note.type.id].append(note)
    return {number: _roles(some[0].type, some, known) for number, some in by_type.items()}


def _roles(kind: ForeignType, notes: list[Foreign], known: Known) -> Roles:
    size = min(len(kind.fields), *(len(note.fields) for note in notes))
    votes = [sum(key(asked_text(n, Roles(i, -1))) in known for n in notes) for i in range(size)]
    asks = votes.index(max(votes)) if any(votes) else _named(kind, _ASKS, size, -1)
    others = [i for i in range(size) if i != asks]
    if not others:
        return Roles(asks, -1)
    likes = {i: sum(_alike(note, Roles(asks, i), known) for note in notes) for i in others}
    best = max(others, key=lambda i: (likes[i], -i))
    return Roles(asks, best if likes[best] > 0 else _named(kind, _ANSWERS, size, asks))


def _alike(note: Foreign, roles: Roles, known: Known) -> float:
    answer = known.get(key(asked_text(note, roles)))
    return overlap(answer, sketch(words(answer_text(note, roles)))) if answer else 0.0


def _named(kind: ForeignType, names: tuple[str, ...], size: int, taken: int) -> int:
    """Give the field of the best known name, else the first that is free."""
    folded = [name.casefold() for name in kind.fields[:size]]
    known = (folded.index(name) for name in names if name in folded)
    free = (place for place in range(size) if place != taken)
    return next((place for place in known if place != taken), next(free))

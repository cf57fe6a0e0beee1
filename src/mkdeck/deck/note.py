"""Notes: what a package holds of a question, first without and then with its identity."""

from __future__ import annotations

from mkdeck.model import Media
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """The content of one note, before its question is recognised."""

    role: str
    """Which of its question's notes it is: `question`, `cloze` or `claims`."""

    kind: str
    """Its note type: `question` or `cloze`."""

    fields: tuple[str, ...]
    """As the note type orders them, html; the id is still empty."""

    deck: str
    """Full name, `::` between levels."""

    tags: tuple[str, ...]
    ords: tuple[int, ...]
    """The templates or clozes that make a card, as Anki would find them; never empty."""

    media: tuple[Media, ...] = ()

    def __reduce__(self) -> tuple[type[Draft], tuple[object, ...]]:
        """Go to another process as plain values, in a third of the time."""
        return Draft, (self.role, self.kind, self.fields, self.deck, self.tags, self.ords, self.media)


@dataclass(frozen=True, slots=True)
class Note:
    """A draft with its identity, ready for a package."""

    draft: Draft
    guid: str
    id: str
    """The question's own GUID, shown in Anki's browser and understood as `{#…}` in a lecture."""

    created: int
    """Milliseconds since 1970, above zero: the note's id in the package."""

    mod: int
    """Seconds since 1970 at which the content last changed."""

    lecture: str
    """Path of the lecture, to make one package of each."""

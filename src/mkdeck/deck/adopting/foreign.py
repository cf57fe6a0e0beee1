"""Foreign notes: what a collection holds, whoever made it."""

from __future__ import annotations

from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """One kind of card of a foreign note type."""

    name: str
    front: str
    """The template of its front."""


@dataclass(frozen=True, slots=True)
class ForeignType:
    """A note type as the collection has it."""

    id: int
    name: str
    fields: tuple[str, ...]
    """Names, in their order."""

    faces: tuple[Face, ...]

    @property
    def is_cloze(self) -> bool:
        """Whether its cards are gaps in a text."""
        return any("cloze:" in face.front for face in self.faces)


@dataclass(frozen=True, slots=True)
class Foreign:
    """A note as the collection has it."""

    id: int
    guid: str
    type: ForeignType
    fields: tuple[str, ...]
    """Html, in the order of the type's fields."""

    tags: tuple[str, ...] = ()
    deck: str = ""
    """That of its first card, `::` between levels."""

    ords: tuple[int, ...] = ()
    """Of its cards: templates, or gaps."""

    reviews: int = 0
    """Answers given so far, all its cards together."""

    mod: int = 0
    """Seconds since 1970 at which it last changed."""

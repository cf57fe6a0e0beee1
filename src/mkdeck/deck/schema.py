"""What a note type is made of."""

from __future__ import annotations

from functools import cached_property

from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a note type."""

    name: str
    id: int
    """Lets Anki follow the field through a renaming; never changed."""

    about: str = ""
    """Shown in Anki's editor while the field is empty."""

    folded: bool = True
    """Whether Anki's editor shows it closed: fields that nobody writes by hand."""

    tag: int = -1
    """What Anki's own editor of pictures takes it for; -1 for nothing."""


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of card that a note type makes."""

    name: str
    id: int
    """Never changed."""

    file: str
    """Stem of its two files in `templates/`."""

    shows: tuple[str, ...]
    """Fields of which one must hold something for Anki to make the card."""

    switch: str = ""
    """A field that must hold something besides."""


@dataclass(frozen=True)  # without slots: the places of its fields are asked for with every note
class NoteType:
    """What Anki calls a note type."""

    id: int
    name: str
    is_cloze: bool
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    stock: int = 0
    """The number of Anki's own note type that it behaves like; 0 for none."""

    css: str = ""
    """Name of a style file of its own, besides that of every card."""

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each field stands."""
        return {f.name: place for place, f in enumerate(self.fields)}

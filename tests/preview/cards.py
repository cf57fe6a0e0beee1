"""Cards made by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mkdeck.errors import Problem, Weight
from mkdeck.preview.cards import Card, Entry, LecturePage


def card(front: str = "{{Front}}", back: str = "{{FrontSide}}<hr>{{Back}}", **fields: str) -> Card:
    """A card of a note with these fields."""
    known = {"Front": "why?", "Back": "because", **fields}
    return Card("why?", 3, "Question", front, back, 0, known, ".card { color: red; }")


@dataclass
class Shelf:
    """One lecture that never changes."""

    file: Path
    version: int = 0
    pages: dict[str, LecturePage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        problem = Problem("a.md", 7, "a question without an answer", "", Weight.WARNING)
        self.pages["a.md"] = LecturePage(
            "a.md",
            "A <lecture>",
            (card(), card(Back="<img src='p-1.png'>")),
            (problem,),
            {"p-1.png": self.file},
        )

    def entries(self) -> tuple[Entry, ...]:
        return tuple(Entry(p.path, p.title, len(p.problems)) for p in self.pages.values())

    def lecture(self, path: str) -> LecturePage | None:
        return self.pages.get(path)

    def media(self, name: str) -> Path | None:
        return self.pages["a.md"].media.get(name)

    def wait(self, version: int, timeout: float) -> int:
        return self.version

"""The nouns that the rooms hand to one another, as frozen values."""

from mkdeck.model.lecture import (
    FETCHED,
    Lecture,
    Media,
    Occlusion,
    Piece,
    Question,
    Settings,
    Shape,
    Statement,
)
from mkdeck.model.verdict import ArmValue, Badge, Finding, Verdict

__all__ = [
    "FETCHED",
    "ArmValue",
    "Badge",
    "Finding",
    "Lecture",
    "Media",
    "Occlusion",
    "Piece",
    "Question",
    "Settings",
    "Shape",
    "Statement",
    "Verdict",
]

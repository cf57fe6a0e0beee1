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
from mkdeck.model.marked import Badges, Kind, Marked, every_mark, verdicts
from mkdeck.model.verdict import ArmValue, Badge, Finding, Verdict

__all__ = [
    "FETCHED",
    "ArmValue",
    "Badge",
    "Badges",
    "Finding",
    "Kind",
    "Lecture",
    "Marked",
    "Media",
    "Occlusion",
    "Piece",
    "Question",
    "Settings",
    "Shape",
    "Statement",
    "Verdict",
    "every_mark",
    "verdicts",
]

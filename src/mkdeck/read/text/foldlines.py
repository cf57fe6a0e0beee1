"""Folds in the markup of site builders, and the lines that stand for them."""

from __future__ import annotations

from mkdeck.read.text.foldsigns import FENCE
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Fold:
    """A run of lines that can be opened, or that markup only stands around."""

    first: int
    last: int
    """The line that closes it; with indented ones, the last of its own."""

    title: str
    """Empty where it only stands around."""

    indent: int = 0
    """Of its own lines."""

    is_open: bool = False
    """Whether a page shows it unfolded: then its title is only a line above."""


def opening(fold: Fold) -> list[str]:
    """Open it, or write its title above what a page shows unfolded."""
    if fold.title.startswith(FENCE):
        return [fold.title]
    if fold.is_open:
        return ["", f"**{fold.title}**", ""]
    return ["", f"<details><summary>{fold.title}</summary>", ""] if fold.title else [""]


def closing(fold: Fold, made: list[str]) -> list[str]:
    """Close below the last line of an indented run, and in place of the line that closes another."""
    if fold.title.startswith(FENCE):
        return [FENCE]
    end = ["", "</details>", ""] if fold.title and not fold.is_open else [""]
    return [*made, *end] if fold.indent else end

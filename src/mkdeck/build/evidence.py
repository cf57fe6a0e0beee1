"""What the evidence says of the lectures: committed numbers joined to the statements they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdeck.build.base import CHECKS
from mkdeck.build.reading import Opened
from mkdeck.errors import Problem
from mkdeck.files import folder_above
from mkdeck.model import Badge, Lecture

Badges = Mapping[tuple[str, int], tuple[Badge, ...]]
"""By the lecture's path and the index of the question in it."""


def checks_for(root: Path) -> Path | None:
    """Give the folder of the checks of a collection; most have none."""
    return folder_above(root, CHECKS)


def badges_of(opened: Opened[Lecture]) -> tuple[Badges, tuple[Problem, ...]]:
    """Give the badges of every question that has any; a project without checks has none."""
    folder = checks_for(opened.collection.root)
    if folder is None:
        return {}, ()
    from mkdeck.lab.badges import badges  # reads every check: only where there are any

    return badges(folder, opened.lectures)

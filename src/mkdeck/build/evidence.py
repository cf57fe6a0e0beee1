"""What the evidence says of the lectures: committed numbers joined to the statements they speak of."""

from __future__ import annotations

from collections.abc import Mapping

from mkdeck.build.reading import Opened
from mkdeck.errors import Problem
from mkdeck.lab.project import find_folder
from mkdeck.model import Badge

Badges = Mapping[tuple[str, int], tuple[Badge, ...]]
"""By the lecture's path and the index of the question in it."""


def badges_of(opened: Opened) -> tuple[Badges, tuple[Problem, ...]]:
    """Give the badges of every question that has any; a project without checks has none."""
    folder = find_folder(opened.collection.root)
    if folder is None:
        return {}, ()
    from mkdeck.lab.badges import badges  # reads every check: only where there are any

    return badges(folder, opened.lectures)

"""Problems: what is wrong with an input, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Weight(StrEnum):
    """How much a problem costs."""

    ERROR = "error"
    """Stops the build; nothing is written."""

    WARNING = "warning"
    """Costs one piece; the deck is written without it."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault at one place, with its remedy; prints as `path:line: fault (remedy)`."""

    path: str
    """The file as the user would name it, relative to where they stand."""

    line: int
    """Counted from 1; 0 when the fault is the whole file's."""

    fault: str
    """What is wrong, without a full stop."""

    remedy: str = ""
    """What to do about it, as an imperative; empty when the fault says it all."""

    weight: Weight = Weight.ERROR
    """Whether it stops the build."""

    text: str = ""
    """The piece of the file it is about, where one would want to see it: text that no question owns."""

    def __str__(self) -> str:
        """Give the line that a terminal and an editor understand."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.fault}" + (f" ({self.remedy})" if self.remedy else "")

    @property
    def is_error(self) -> bool:
        """Whether this problem stops a build."""
        return self.weight is Weight.ERROR


def shown(path: Path) -> str:
    """Name a path as the user would: relative to where they stand if it lies below, else whole."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def with_extra(name: str) -> str:
    """Say how to get the libraries of an extra, which is to be had from a clone alone."""
    return f'in the clone of mkdeck: pip install ".[{name}]"'


class Failed(Exception):  # noqa: N818 - reads as a sentence where it is raised: "raise Failed(problems)"
    """Raised when a command cannot go on; carries every problem found, not the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

"""A mistake of one line, and how it is put into a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
LISTS = ("models", "data", "bench", "checks")
"""The files of bugs. In each, `==` names a file of the project; a bug is its name, the text and its place."""


class NoLongerAppliesError(ValueError):
    """Raised when a file does not hold the text that a bug replaces exactly once."""


@dataclass(frozen=True, slots=True)
class Bug:
    """One text of a file replaced by another."""

    file: str
    """From the root of the project: `verify/models/resnet.py`."""

    name: str
    """What is wrong with it, in a few words."""

    old: str
    new: str

    def in_text(self, text: str) -> str:
        """Give the file's text with the bug in it."""
        if (found := text.count(self.old)) != 1:
            raise NoLongerAppliesError(f"{self.file}: {self.name}: {found} times in the file: {self.old!r}")
        return text.replace(self.old, self.new)

    def plant(self, root: Path) -> None:
        """Put the bug into a copy of the project."""
        path = root / self.file
        path.write_text(self.in_text(path.read_text(encoding="utf-8")), encoding="utf-8")


def read_bugs(text: str) -> Iterator[Bug]:
    """Read a list of bugs, an empty line after each; where nothing takes the place, whole lines go.

    == verify/models/vgg.py

    average pooling
    - yield nn.MaxPool2d(2)
    + yield nn.AvgPool2d(2)
    """
    file = ""
    for part in text.strip().split("\n\n"):
        name, *lines = part.splitlines()
        if name.startswith("== "):
            file = name[3:]
            continue
        old, new = ("\n".join(line[2:] for line in lines if line[0] == sign) for sign in "-+")
        yield Bug(file, name, old if new else f"{old}\n", new)


def all_bugs() -> tuple[Bug, ...]:
    """Read every list."""
    texts = ((HERE / f"{name}.txt").read_text(encoding="utf-8") for name in LISTS)
    return tuple(bug for text in texts for bug in read_bugs(text))

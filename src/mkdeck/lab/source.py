"""A published source, and the sentence of it that a check relies on."""

from __future__ import annotations

from dataclasses import dataclass

from mkdeck.lab.accepted import accepting


@dataclass(frozen=True, slots=True)
class Source:
    """Who wrote it, where it is found, what it says."""

    who: str
    """Authors and year, "He, Zhang, Ren, Sun 2015"."""

    where: str
    """An identifier that can be looked up: "arXiv:1512.03385", "doi:10.1109/5.726791"."""

    says: str = ""
    """The sentence relied on, in our words; a citation must have it."""

    def __str__(self) -> str:
        """Give it as a card shows it."""
        return f"{self.who}, {self.where}" + (f": {self.says}" if self.says else "")


@accepting
def cite(who: str, where: str, says: str = "") -> Source:
    """Name a source: `cite("He 2016", "arXiv:1603.05027", "a clean shortcut carries the gradient")`."""
    return Source(who, where, says)

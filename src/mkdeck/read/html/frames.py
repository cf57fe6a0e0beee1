"""What stands above the statements of an answer: its headings, labels and the words of list items."""

from __future__ import annotations

from dataclasses import field

from mkdeck.values import dataclass


@dataclass(slots=True)
class Frame:
    """What stands above the statements of one list item, or of the answer as a whole."""

    own: str = ""
    """The item's own text."""

    label: str = ""
    """A label that introduces the next block."""

    until: int = 0
    """The token where that block ends."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    """Level and words of the answer's own headings."""

    def context(self, at: int) -> list[str]:
        """List what stands above the token, outermost first."""
        found = [self.own] if self.own else []
        if self.headings:
            found += (text for _, text in self.headings)
        if self.label and at < self.until:
            found.append(self.label)
        return found

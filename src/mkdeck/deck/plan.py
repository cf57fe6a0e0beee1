"""The plan: what a build changes in Anki, for people and for programs."""

from __future__ import annotations

from dataclasses import asdict

from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One question of the plan."""

    guid: str
    lecture: str
    line: int
    """In the lecture; 0 for a removed question."""

    text: str
    """The question's words."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every question of the lectures, by what happens to its notes."""

    new: tuple[Change, ...] = ()
    edited: tuple[Change, ...] = ()
    unchanged: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    """Gone since the last build; their cards stay in Anki until their owner deletes them."""

    settled: int = 0
    """How many more are unchanged, in lectures that nobody needed to look at."""

    def __str__(self) -> str:
        """One line for people."""
        return (
            f"+{len(self.new)} new, ~{len(self.edited)} edited (history kept), "
            f"={len(self.unchanged) + self.settled} unchanged, -{len(self.removed)} removed"
        )

    def as_dict(self) -> dict[str, object]:
        """For `--json`: the unchanged are only counted."""
        listed = {name: [asdict(c) for c in getattr(self, name)] for name in ("new", "edited", "removed")}
        return {**listed, "unchanged": len(self.unchanged) + self.settled}

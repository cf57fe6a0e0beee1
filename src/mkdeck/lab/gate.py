"""Gates: what must be so before a check's numbers mean anything."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from mkdeck.lab.accepted import accepting


@dataclass(frozen=True, slots=True)
class Gate:
    """Bounds for one measured number of one arm: "the control has learnt"."""

    name: str
    arm: str
    """The arm's name, or `*` for every arm."""

    of: str
    """Which of the measured numbers."""

    low: float
    high: float
    every_seed: bool
    """Whether each trial must pass, or the mean over the seeds."""

    def __str__(self) -> str:
        """Give it in words."""
        low = f"{self.low:g} <= " if self.low > -inf else ""
        high = f" <= {self.high:g}" if self.high < inf else ""
        return f"{self.name}: {low}{self.of} of {self.arm}{high}"

    def passes(self, value: float) -> bool:
        """Tell whether one number is within the bounds; a NaN never is."""
        return self.low <= value <= self.high


@accepting
def gate(
    name: str,
    *,
    of: str,
    arm: str = "*",
    at_least: float = -inf,
    at_most: float = inf,
    every_seed: bool = False,
) -> Gate:
    """Require something of the arms: `gate("plain has learnt", arm="plain", of="accuracy", at_least=0.8)`."""
    return Gate(name, arm, of, at_least, at_most, every_seed)

"""Gates: what must be so before a check's numbers mean anything."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from mkdeck.lab.accepted import accepting

STILL_FALLS = "still falls"
"""The measured number that `converged` reads: by how much the loss fell from a quarter to the last."""

SETTLED = 0.05
"""Nats per quarter of the steps. Nets of ten classes that were stopped too early, a fifth of the way to
where their verdict stood still, lost 0.08 to 0.21 in their last quarter."""


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

    because: str = ""
    """Why the mean is enough, where it is."""

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
    every_seed: bool = True,
    because: str = "",
) -> Gate:
    """Require something of the arms: `gate("plain has learnt", arm="plain", of="accuracy", at_least=0.8)`.

    Each seed must pass; with `every_seed=False` their mean, `because` of what a single seed cannot show.
    """
    return Gate(name, arm, of, at_least, at_most, every_seed, because)


@accepting
def converged(arm: str = "*", *, within: float = SETTLED) -> Gate:
    """Require that each training had settled: more steps would hardly lower its loss any further.

    The function returns `**fit(...).course` among its values. The mean loss over the last quarter of the
    steps must be less than `within` below that over the quarter before, in every seed. A plateau is settled
    too: another gate says that the net has learnt.
    """
    return Gate("the loss has settled", arm, STILL_FALLS, -inf, within, every_seed=True)

"""Picks: a setting such as the learning rate, chosen for each arm on seeds that are judged nowhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite
from statistics import fmean
from typing import TYPE_CHECKING

from mkdeck.lab.accepted import accepting
from mkdeck.lab.measured import Measured
from mkdeck.lab.paired import numbers

if TYPE_CHECKING:
    from mkdeck.lab.check import Empirical

FIRST_SEED = 1_000_000
"""Far from every seed that a run would judge."""

Choice = float | int | str


@dataclass(frozen=True, slots=True)
class Pick:
    """One keyword that each arm gets at its own best."""

    keyword: str
    choices: tuple[Choice, ...]
    by: str
    """Which of the measured numbers decides, as its mean over the seeds."""

    highest: bool
    seeds: int

    def best(self, trials: Mapping[Choice, Sequence[Mapping[str, Measured]]]) -> Choice:
        """Give the best choice; the first of equals, and never one whose number is not finite if it can."""
        return max(self.choices, key=lambda choice: self._worth(trials[choice]))

    def _worth(self, trials: Sequence[Mapping[str, Measured]]) -> float:
        value = fmean(numbers(trials, self.by))
        if not isfinite(value):
            return -inf
        return value if self.highest else -value


@accepting
def pick(
    keyword: str, among: Sequence[Choice], *, by: str = "value", highest: bool = True, seeds: int = 2
) -> Pick:
    """Choose a keyword for each arm before anything is judged: `pick("lr", (0.03, 0.1, 0.3), by="accuracy")`.

    Breaks keep the choice of the arm that they break, so that they change one thing.
    """
    return Pick(keyword, tuple(among), by, highest, seeds)


def unpicked(check: Empirical) -> Empirical:
    """Take the picked keyword out of the arms: the check as its author declared it."""
    if check.picks is None:
        return check
    keyword = check.picks.keyword
    arms = ((arm, tuple((k, v) for k, v in settings if k != keyword)) for arm, settings in check.arms)
    return replace(check, compared=tuple(arms))


def picked(check: Empirical, choices: Mapping[str, Choice]) -> Empirical:
    """Set the keyword in every arm to what was picked for it."""
    keyword = check.picks.keyword if check.picks else ""
    arms = tuple(
        (arm, tuple(sorted({**dict(settings), keyword: choices[arm]}.items())))
        for arm, settings in check.arms
    )
    return replace(check, compared=arms)

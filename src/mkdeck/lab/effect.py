"""Effects: what of the arms is compared, seed by seed."""

from __future__ import annotations

from dataclasses import dataclass

from mkdeck.lab.accepted import accepting


@dataclass(frozen=True, slots=True)
class Effect:
    """A signed sum of arms, or of their logarithms; arms are paired by seed."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()
    log: bool = False
    """Whether the arms are compared by ratio; thresholds are then ratios too."""

    of: str = "value"
    """Which of the measured numbers, where the function returns several by name."""

    @property
    def arms(self) -> tuple[str, ...]:
        """Every arm that it needs."""
        return self.plus + self.minus

    def __str__(self) -> str:
        """Give it in words: `skip / plain`."""
        of = "" if self.of == "value" else f"{self.of}: "
        return of + (_ratio(self) if self.log else _sum(self))


def _ratio(effect: Effect) -> str:
    above, below = " · ".join(effect.plus), " · ".join(effect.minus)
    return f"{above} / {below}" if len(effect.minus) == 1 else f"({above}) / ({below})"


def _sum(effect: Effect) -> str:
    first, *more = effect.plus
    if more:
        return f"({first} - {effect.minus[0]}) - ({effect.minus[1]} - {more[0]})"
    return " - ".join((first, *effect.minus))


@accepting
def mean(arm: str, *, of: str = "value") -> Effect:
    """Compare one arm's value with the threshold itself."""
    return Effect((arm,), of=of)


@accepting
def difference(arm: str, *, minus: str, of: str = "value") -> Effect:
    """Subtract one arm from another."""
    return Effect((arm,), (minus,), of=of)


@accepting
def log_ratio(arm: str, *, over: str, of: str = "value") -> Effect:
    """Divide one arm by another, on the log scale; the threshold is the plain ratio.

    Also for steps to a target: an arm that returned `Censored` bounds the ratio from one side.
    """
    return Effect((arm,), (over,), log=True, of=of)


@accepting
def difference_of_differences(first: tuple[str, str], minus: tuple[str, str], *, of: str = "value") -> Effect:
    """Compare two differences, (a - b) - (c - d): whether a change matters more here than there."""
    (a, b), (c, d) = first, minus
    return Effect((a, d), (b, c), of=of)


@accepting
def ratio_of_ratios(first: tuple[str, str], over: tuple[str, str], *, of: str = "value") -> Effect:
    """Compare two ratios, (a / b) / (c / d), on the log scale."""
    (a, b), (c, d) = first, over
    return Effect((a, d), (b, c), log=True, of=of)

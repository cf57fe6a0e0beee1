"""How often verdicts err where the truth is known: simulated experiments.

`python -m benchmarks.calibration > benchmarks/calibration.md` writes the table; it takes half a minute.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import exp, inf, sqrt
from statistics import NormalDist
from zlib import crc32

import numpy as np

from mkdeck.lab.interval import quantile
from mkdeck.lab.judge import verdict_of
from mkdeck.lab.paired import Bounds
from mkdeck.lab.prediction import greater
from mkdeck.model import Verdict

EXPERIMENTS = 6000
SEEDS = (8, 16)
NEAR, AWAY = 6.0, 24.0
"""How far diverged runs lie from the others, in spreads of the others."""

SHARES = (0.05, 0.1, 0.25)
"""Of runs that diverge."""

THRESHOLD = 1.0
PREDICTION = greater(THRESHOLD, because="a simulation")
Draw = Callable[[np.random.Generator, tuple[int, int]], np.ndarray]
"""Noise by shape (experiments, seeds), in units of its spread or nearly."""


@dataclass(frozen=True)
class Cell:
    """One kind of noise, drawn so that neither "supported" nor "refuted" is true."""

    name: str
    draw: Draw
    censored_above: float = inf
    """Noise beyond is known to be at least so much."""

    share: float = 0.0
    """Of runs that diverge."""

    away: float = AWAY
    """How far below the others they lie."""

    def bounds(self, seeds: int, experiments: int, effect: float = 0.0) -> list[tuple[Bounds, ...]]:
        """Give what each experiment measures of its seeds, the true effect so far beyond the threshold."""
        noise = self.draw(rng(f"{self.name} {seeds} {effect}"), (experiments, seeds))
        cut = THRESHOLD + self.censored_above
        return [tuple(bounded(v, cut) for v in row) for row in (THRESHOLD + effect + noise).tolist()]


def rng(name: str) -> np.random.Generator:
    """Give the same random numbers for the same cell in every process."""
    return np.random.default_rng(crc32(name.encode()))


def bounded(value: float, cut: float) -> Bounds:
    """Give what is known of a number that is watched up to `cut` only."""
    return (value, value) if value < cut else (cut, inf)


def lognormal(rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    """Give noise with a long tail above, mean 0."""
    return np.exp(rng.standard_normal(shape)) - exp(0.5)


def rungs(rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    """Give normal noise rounded to whole spreads: four values or so."""
    return np.round(rng.standard_normal(shape))


def skewed_rungs(rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    """Give exponential noise rounded down to halves, mean 0."""
    return np.floor(2 * rng.exponential(size=shape)) - 1 / (exp(0.5) - 1)


def diverging(share: float, centre: float, away: float = AWAY) -> Draw:
    """Give normal noise around `centre`, of which a share lies far below."""

    def draw(rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
        return centre + rng.standard_normal(shape) - away * (rng.random(shape) < share)

    return draw


def median_of_the_others(share: float) -> float:
    """Give the centre of the runs that converge where the median of all runs is 0."""
    return -NormalDist().inv_cdf((0.5 - share) / (1 - share))


MEAN = (
    Cell("normal", lambda rng, shape: rng.standard_normal(shape)),
    Cell("t(3)", lambda rng, shape: rng.standard_t(3, shape)),
    Cell("exponential", lambda rng, shape: rng.exponential(size=shape) - 1),
    Cell("lognormal", lognormal),
    Cell("laddered: normal, rounded to whole spreads", rungs),
    Cell("laddered: exponential, rounded down to halves", skewed_rungs),
    Cell("censored: normal, not seen beyond 0.5 spreads", lambda rng, s: rng.standard_normal(s), 0.5),
    Cell("censored: lognormal, not seen beyond 1", lognormal, 1.0),
)
"""The mean effect of all runs is the threshold."""

TYPICAL = tuple(
    Cell(f"{share:.0%} diverge, {what}", diverging(share, centre), share=share)
    for share in SHARES
    for what, centre in (("the median run", median_of_the_others(share)), ("the converged runs", 0.0))
)
"""The typical effect is the threshold: of half of all runs, or of those that converge."""

DIVERGED = tuple(
    Cell(
        f"{share:.0%} end {away:g} spreads below",
        diverging(share, share * away, away),
        share=share,
        away=away,
    )
    for away in (NEAR, AWAY)
    for share in SHARES
)
"""The mean of all runs is the threshold, and the converged runs lie above it."""

UNSEEN = """\
Where no seed shows a diverged run, the seeds are those of a clean effect (24 spreads: of 1.2, 2.4 and 6
spreads), and a rule that sees only the seeds must treat both alike. It errs as often as no seed shows one,
times its power for the clean effect: to err in at most 4 % of the first row of 24 spreads it would have to
miss 94 % of all clean effects of 1.2 spreads. A verdict therefore speaks of runs of the kind that its seeds
showed, and says of how many it speaks at least: 8 of 8 seeds of 69 % of all runs, 16 of 16 of 83 %."""
HEAD = """\
# How often verdicts err, by simulation

{:,} experiments a cell; `python -m benchmarks.calibration` writes this page. *Before* is Student's 95 %
interval alone: how often its likelier error came out. All numbers in per cent.
"""

NORMAL = MEAN[0]
DISTANCES = (1.0, 1.5, 2.0, 3.0, 4.0)
"""Of the true effect from the threshold, in spreads."""


def verdicts(cell: Cell, seeds: int, experiments: int, effect: float = 0.0) -> list[Verdict]:
    """Give the verdict of each experiment."""
    return [verdict_of(bounds, PREDICTION) for bounds in cell.bounds(seeds, experiments, effect)]


def rate(found: list[Verdict], verdict: Verdict) -> float:
    """Give how often a verdict came out."""
    return found.count(verdict) / len(found)


def students(cell: Cell, seeds: int, experiments: int, effect: float = 0.0) -> float:
    """Give how often Student's 95 % interval alone would give the likelier of the two verdicts."""
    lows, highs = np.moveaxis(np.array(cell.bounds(seeds, experiments, effect)), 2, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        t = [sqrt(seeds) * (v.mean(axis=1) - THRESHOLD) / v.std(axis=1, ddof=1) for v in (lows, highs)]
    return float(max((t[0] > quantile(seeds)).mean(), (t[1] < -quantile(seeds)).mean()))


def seen(cell: Cell, seeds: int, experiments: int) -> float:
    """Give how often "supported" came out although a diverged run was among the seeds."""
    rows = cell.bounds(seeds, experiments)
    middle = THRESHOLD + (cell.share - 0.5) * cell.away
    wrong = [r for r in rows if min(r)[0] < middle and verdict_of(r, PREDICTION) is Verdict.SUPPORTED]
    return len(wrong) / len(rows)


def row(name: str, seeds: int, *rates: float) -> str:
    """Give one row of a table, in per cent."""
    return f"| {name} | {seeds} | {' | '.join(f'{100 * r:.1f}' for r in rates)} |"


def lines() -> Iterator[str]:
    """Give the page line by line."""
    yield HEAD.format(EXPERIMENTS).rstrip()
    for title, cells in (
        ("The mean effect is the threshold", MEAN),
        (f"The typical effect is the threshold, some runs end {AWAY:g} spreads below", TYPICAL),
    ):
        yield from ("", f"## {title}", "")
        yield "| noise | seeds | false supported | false refuted | before |"
        yield "|---|---|---|---|---|"
        for cell in cells:
            for seeds in SEEDS:
                found = verdicts(cell, seeds, EXPERIMENTS)
                wrong = (rate(found, Verdict.SUPPORTED), rate(found, Verdict.REFUTED))
                before = students(cell, seeds, EXPERIMENTS)
                yield row(cell.name, seeds, *wrong, before)
    yield from unseen_lines()
    yield from power_lines()


def unseen_lines() -> Iterator[str]:
    """Give what no rule can do: to know of diverged runs that no seed showed."""
    yield from ("", "## The mean of all runs is the threshold because some diverge", "")
    yield "| noise | seeds | false supported | a diverged run among the seeds | no seed shows one |"
    yield "|---|---|---|---|---|"
    for cell in DIVERGED:
        for seeds in SEEDS:
            wrong = rate(verdicts(cell, seeds, EXPERIMENTS), Verdict.SUPPORTED)
            numbers = (wrong, seen(cell, seeds, EXPERIMENTS), (1 - cell.share) ** seeds)
            yield row(cell.name, seeds, *numbers)
    yield ""
    yield UNSEEN


def power_lines() -> Iterator[str]:
    """Give how often a true effect is found."""
    yield from ("", "## Power: how often an effect beyond the threshold is found, noise normal", "")
    yield "| beyond, in spreads | seeds | supported | before |"
    yield "|---|---|---|---|"
    for distance in DISTANCES:
        for seeds in SEEDS:
            found = rate(verdicts(NORMAL, seeds, EXPERIMENTS, distance), Verdict.SUPPORTED)
            yield row(f"{distance:g}", seeds, found, students(NORMAL, seeds, EXPERIMENTS, distance))


if __name__ == "__main__":
    print("\n".join(lines()))

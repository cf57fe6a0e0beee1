"""The nouns of a declaration: what a check quotes, compares, predicts and breaks, as frozen values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mkdeck.lab.effect import Effect
from mkdeck.lab.fact import Expected
from mkdeck.lab.gate import Gate
from mkdeck.lab.pick import Pick
from mkdeck.lab.prediction import Prediction
from mkdeck.lab.source import Source
from mkdeck.model import Verdict

Setting = bool | int | float | str | None
"""What a keyword of a measuring function may be set to: plain values, so that they can be a key."""

Settings = tuple[tuple[str, Setting], ...]
"""Keywords and their values, sorted by keyword."""

Breaks = tuple[tuple[str, tuple[tuple[str, Settings], ...]], ...]
"""Name of a deliberate change -> arm -> the keywords that it sets there."""


class Kind(StrEnum):
    """How a claim is backed."""

    EMPIRICAL = "empirical"
    """Arms are compared over seeds."""

    EXACT = "exact"
    """Counts, shapes and identities that hold or do not."""

    CITATION = "citation"
    """A source is relied on; nothing runs."""

    UNTESTABLE = "untestable"
    """The claim names nothing that could be measured; nothing runs."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a lecture that a check backs."""

    lecture: str
    """The lecture's path below its folder, without the suffix: `lecture-06`."""

    text: str
    """A statement, a label, a part of one, or a part of a question's own words."""

    question: str = ""
    """The question's number or a part of its words, where the text stands in several questions."""


@dataclass(frozen=True, slots=True)
class Check:
    """One file of `verify/`: what is measured, what is predicted, and what must break it."""

    kind: Kind
    backs: tuple[Quote, ...]
    says: str
    """The operational sentence: what exactly is claimed, with its numbers."""

    scope: str = ""
    """The regime in which the verdict holds: "at initialisation, no batch norm"."""

    arms: tuple[tuple[str, Settings], ...] = ()
    """Each arm's name and keywords, in the order declared; an exact check has the one arm `facts`."""

    effect: Effect | None = None
    """What of the arms is compared; none in an exact check."""

    predicts: Prediction | None = None
    expects: tuple[tuple[str, Expected], ...] = ()
    """The facts of an exact check by name."""

    sabotage: Breaks = ()
    """Breaks after which the prediction must no longer hold; one that still holds makes the check invalid."""

    planted: Breaks = ()
    """Effects put in on purpose that the check must find: a refutation is worth nothing without one."""

    gates: tuple[Gate, ...] = ()
    """What must be so before the numbers mean anything."""

    constant: tuple[tuple[str, str], ...] = ()
    """Arms that may come out the same under every seed, and why."""

    picks: Pick | None = None
    """A keyword that each arm gets at its own best, chosen on seeds that are judged nowhere."""

    seeds: int = 8
    """Trials of each arm, under the seeds 0 to `seeds` - 1 unless the run names others."""

    batched: str = ""
    """Name of a function beside the measuring one that measures several seeds at once, if there is one."""

    dtype: str = "float32"
    """Of the trial's tensors and of torch's default."""

    limit_s: float = 120.0
    """A trial that takes longer, in seconds, is ended and its check is invalid."""

    looks: int = 1
    """How often the design was changed after a look at its numbers, plus one."""

    sources: tuple[Source, ...] = ()
    expect: Verdict = Verdict.SUPPORTED
    """The verdict that the author expects; "refuted" with a correction is honest and green."""

    correction: str = ""
    """What is true instead, one or two sentences for the card."""

    measure: Callable[..., Any] | None = None
    """The decorated function; none where nothing runs or where the file was only read."""

    takes: tuple[str, ...] = ()
    """Keywords of the measuring function; filled in where the file is read."""

    needs: tuple[str, ...] = ()
    """Those of them that have no default."""

    docstring: str = ""
    """Of the measuring function: the quantity, with its unit."""

    name: str = ""
    """Path below `verify/` without the suffix, `lecture_06/gradient_at_stem`; the loader fills it in."""

    path: str = ""
    """The file as the user would name it."""

    line: int = 0
    """Where the declaration begins."""

    def __call__(self, *args: Any, **settings: Any) -> Any:
        """Measure, as the plain function would."""
        if self.measure is None:
            raise TypeError(f"{self.name or self.says!r} measures nothing")
        return self.measure(*args, **settings)

    @property
    def runs(self) -> bool:
        """Whether there is anything to run."""
        return self.kind in (Kind.EMPIRICAL, Kind.EXACT)

    @property
    def breaks(self) -> Breaks:
        """Every deliberate change, sabotages first."""
        return self.sabotage + self.planted


def settings(values: Mapping[str, Setting]) -> Settings:
    """Freeze keywords."""
    return tuple(sorted(values.items()))

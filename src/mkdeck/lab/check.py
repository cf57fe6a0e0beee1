"""Declarations as frozen values: what every check says, and what each of the four kinds adds to that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

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

Arm = tuple[str, Settings]
"""An arm's name and its keywords."""

FACTS = "facts"
"""The one arm of an exact check."""


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
class Change:
    """What a break sets in one arm."""

    arm: str
    settings: Settings


@dataclass(frozen=True, slots=True)
class Break:
    """A deliberate change of a design."""

    name: str
    changes: tuple[Change, ...]
    planted: bool = False
    """Whether it puts in an effect that must be found, rather than breaks one that must then be missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What every file of `verify/` declares: whose words it backs, and what is claimed."""

    kind: ClassVar[Kind]

    backs: tuple[Quote, ...]
    says: str
    """The operational sentence: what exactly is claimed, with its numbers."""

    scope: str = ""
    """The regime in which the verdict holds: "at initialisation, no batch norm"."""

    sources: tuple[Source, ...] = ()
    expect: Verdict = Verdict.SUPPORTED
    """The verdict that the author expects; "refuted" with a correction is honest and green."""

    correction: str = ""
    """What is true instead, one or two sentences for the card."""

    dimension: str = ""
    """That of which `scope` is one of several regimes, "initialisation": its verdicts may differ along it."""

    reading: str = ""
    """What the words are taken to mean, where they can mean more than one thing: "no overfitting at all"."""

    stands_in: tuple[tuple[str, str], ...] = ()
    """Quote -> code of the whole statement in which the author accepts it."""

    key: str = ""
    """Names the check for as long as it lives: the stem of its first file name, wherever the file goes."""

    name: str = ""
    """Path below `verify/` without the suffix, `lecture_06/gradient_at_stem`; the loader fills it in."""

    path: str = ""
    """The file as the user would name it."""

    line: int = 0
    """Where the declaration begins."""

    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    """Keyword of the declaration -> its line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment(Check):
    """A check that runs: how it is measured, and what must break it."""

    sabotage: tuple[Break, ...] = ()
    """Breaks after which the prediction must no longer hold; one that still holds makes the check invalid."""

    seeds: int = 1
    """Trials of each arm, under the seeds 0 to `seeds` - 1 unless the run names others."""

    dtype: str = "float32"
    """Of the trial's tensors and of torch's default."""

    limit_s: float = 120.0
    """A trial that takes longer, in seconds, is ended and its check is invalid."""

    looks: int = 1
    """How often the design was changed after a look at its numbers, plus one."""

    measure: Callable[..., Any] | None = None
    """The decorated function; none where the file was only read."""

    takes: tuple[str, ...] = ()
    """Keywords of the measuring function; filled in where the file is read."""

    needs: tuple[str, ...] = ()
    """Those of them that have no default."""

    docstring: str = ""
    """Of the measuring function: the quantity, with its unit."""

    def __call__(self, *args: Any, **settings: Any) -> Any:
        """Measure, as the plain function would."""
        if self.measure is None:
            raise TypeError(f"{self.name or self.says!r} was only read and measures nothing")
        return self.measure(*args, **settings)

    @property
    def arms(self) -> tuple[Arm, ...]:
        """Each arm's name and keywords, in the order declared."""
        raise NotImplementedError

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Every deliberate change, sabotages first."""
        return self.sabotage


@dataclass(frozen=True, slots=True, kw_only=True)
class Empirical(Experiment):
    """Arms that are compared over seeds."""

    kind: ClassVar[Kind] = Kind.EMPIRICAL

    compared: tuple[Arm, ...]
    effect: Effect
    """What of the arms is compared."""

    predicts: Prediction
    planted: tuple[Break, ...] = ()
    """Effects put in on purpose that the check must find: a refutation is worth nothing without one."""

    gates: tuple[Gate, ...] = ()
    """What must be so before the numbers mean anything."""

    constant: tuple[tuple[str, str], ...] = ()
    """Arms that may come out the same under every seed, and why."""

    picks: Pick | None = None
    """A keyword that each arm gets at its own best, chosen on seeds that are judged nowhere."""

    batched: str = ""
    """Name of a function beside the measuring one that measures several seeds at once, if there is one."""

    @property
    def arms(self) -> tuple[Arm, ...]:
        """Each arm's name and keywords, in the order declared."""
        return self.compared

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Every deliberate change, sabotages first."""
        return self.sabotage + self.planted


@dataclass(frozen=True, slots=True, kw_only=True)
class Exact(Experiment):
    """Facts that hold or do not."""

    kind: ClassVar[Kind] = Kind.EXACT

    expects: tuple[tuple[str, Expected], ...]
    """The facts by name."""

    @property
    def arms(self) -> tuple[Arm, ...]:
        """The facts are measured in one arm, as declared."""
        return ((FACTS, ()),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Check):
    """A source that is relied on; nothing runs."""

    kind: ClassVar[Kind] = Kind.CITATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Untestable(Check):
    """Words that name nothing which could be measured; nothing runs."""

    kind: ClassVar[Kind] = Kind.UNTESTABLE


def settings(values: Mapping[str, Setting]) -> Settings:
    """Freeze keywords."""
    return tuple(sorted(values.items()))

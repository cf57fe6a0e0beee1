"""Which trials a check needs under which seeds, and which of them are already known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import uuid4

from mkdeck.lab.check import Empirical, Exact, Experiment, Settings
from mkdeck.lab.evidence import ArmNumbers, Table
from mkdeck.lab.fingerprint import Fingerprints
from mkdeck.lab.pick import FIRST_SEED, Choice, Pick, picked
from mkdeck.lab.project import FOLDER
from mkdeck.lab.spec import MAIN, Result, Spec, variants
from mkdeck.lab.store import key


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under what a run measures, apart from the checks themselves."""

    root: Path
    device: str
    torch_version: str
    threads: int = 1
    seeds: tuple[int, ...] = ()
    """Empty: the seeds 0 to n - 1 that each check declares."""

    quick: bool = False
    run: str = field(default_factory=lambda: uuid4().hex)
    """Names the run, for processes that outlive it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The trials of one check."""

    check: Experiment
    seeds: tuple[int, ...]
    source: str
    """Fingerprint of its code."""

    cells: Mapping[tuple[str, str, int], str]
    """(break or nothing, arm, seed) -> key; arms with the same settings share it."""

    label: str
    """The check's name; the trials that only pick a setting for it have a label of their own."""

    picks: bool
    """Whether these trials only pick a setting."""

    specs: Mapping[str, Spec]
    """Key -> trial, in the order in which they are best run: as declared first, seed by seed."""

    twice: tuple[str, str, str] | None = None
    """An arm, and the keys of two trials of it that are the same and must give the same numbers."""

    def batches(self, keys: Iterable[str]) -> Iterator[tuple[str, ...]]:
        """Group trials into tasks: each alone on a CPU, the seeds of an arm together where that is faster."""
        together: dict[Settings, list[str]] = defaultdict(list)
        for name in keys:
            spec = self.specs[name]
            if spec.device == "cpu" or not (isinstance(self.check, Empirical) and self.check.batched):
                yield (name,)
            else:
                together[spec.settings].append(name)
        yield from map(tuple, together.values())


def plan(check: Experiment, conditions: Conditions, prints: Fingerprints) -> Plan:
    """Lay out the trials of a check."""
    seeds = conditions.seeds or tuple(range(check.seeds))
    if isinstance(check, Exact):
        seeds = seeds[: check.seeds]
    laid = _plan(check, check.name, variants(check), seeds, conditions, prints)
    return _measured_twice(laid, conditions) if conditions.device == "cpu" and not conditions.quick else laid


def _measured_twice(laid: Plan, conditions: Conditions) -> Plan:
    """Add one trial once more: numbers that no seed decides would otherwise pass for numbers."""
    check = laid.check
    arm = check.effect.plus[0] if isinstance(check, Empirical) else check.arms[0][0]
    first = laid.cells[MAIN, arm, laid.seeds[0]]
    again = replace(laid.specs[first], again=1)
    name = key(again, conditions.torch_version)
    return replace(laid, specs={**laid.specs, name: again}, twice=(arm, first, name))


def pick_plan(check: Empirical, pick: Pick, conditions: Conditions, prints: Fingerprints) -> Plan:
    """Lay out the trials that pick a setting for each arm: one variant for each choice."""
    choices = {str(choice): picked(check, dict.fromkeys(dict(check.arms), choice)) for choice in pick.choices}
    table = {name: dict(chosen.arms) for name, chosen in choices.items()}
    seeds = tuple(range(FIRST_SEED, FIRST_SEED + pick.seeds))
    return _plan(check, f"{check.name} ({pick.keyword})", table, seeds, conditions, prints)


def picks_of(laid: Plan, results: Mapping[str, Result]) -> dict[str, Choice]:
    """Give each arm's best choice, of a plan that only picks."""
    assert isinstance(laid.check, Empirical)  # noqa: S101 - nothing else picks
    assert laid.check.picks  # noqa: S101 - the plan says so
    pick = laid.check.picks
    tables = table(laid, results)
    arms = dict(laid.check.arms)
    return {arm: pick.best({c: tables[str(c)][arm].trials for c in pick.choices}) for arm in arms}


def _plan(
    check: Experiment,
    label: str,
    arms_by_variant: Mapping[str, Mapping[str, Settings]],
    seeds: tuple[int, ...],
    conditions: Conditions,
    prints: Fingerprints,
) -> Plan:
    source = prints.of(conditions.root / FOLDER / f"{check.name}.py", check.key)
    cells: dict[tuple[str, str, int], str] = {}
    specs: dict[str, Spec] = {}
    for variant, arms in arms_by_variant.items():
        for seed in seeds:
            for arm, settings in arms.items():
                spec = _spec(check, source, settings, seed, conditions)
                name = key(spec, conditions.torch_version)
                cells[variant, arm, seed] = name
                specs.setdefault(name, spec)
    return Plan(check, seeds, source, cells, label, label != check.name, specs)


def _spec(
    check: Experiment,
    source: str,
    settings: Settings,
    seed: int,
    conditions: Conditions,
) -> Spec:
    return Spec(
        root=str(conditions.root),
        check=check.name,
        source=source,
        settings=settings,
        seed=seed,
        device=conditions.device,
        dtype=check.dtype,
        threads=conditions.threads,
        limit_s=check.limit_s,
        quick=conditions.quick,
        run=conditions.run,
    )


def table(laid: Plan, results: Mapping[str, Result]) -> Table:
    """Sort the results into the arms of each variant."""
    tables: dict[str, dict[str, ArmNumbers]] = {}
    for variant, arm, _ in laid.cells:
        trials = tuple(results[laid.cells[variant, arm, seed]].values for seed in laid.seeds)
        tables.setdefault(variant, {}).setdefault(arm, ArmNumbers(arm, trials))
    return tables

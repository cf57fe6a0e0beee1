"""Verifies checks: lays out their trials, runs them, judges, and writes the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from mkdeck.lab.believed import committed
from mkdeck.lab.check import Check, Empirical, Experiment
from mkdeck.lab.evidence import Evidence
from mkdeck.lab.family import Key, beside
from mkdeck.lab.fingerprint import Fingerprints
from mkdeck.lab.kept import keep
from mkdeck.lab.outcome import Outcome, conclude, unrun
from mkdeck.lab.pick import picked
from mkdeck.lab.plan import Conditions, Plan, pick_plan, picks_of, plan
from mkdeck.lab.project import EVIDENCE, FOLDER, read_checks
from mkdeck.lab.quotes import Match, find
from mkdeck.lab.run import Progress, Run
from mkdeck.lab.spec import Result
from mkdeck.lab.store import FOLDER as TRIALS
from mkdeck.lab.store import Store
from mkdeck.model import Lecture


@dataclass(frozen=True, slots=True)
class Wish:
    """What a run is asked for."""

    conditions: Conditions
    jobs: int = 1
    fresh: bool = False
    """Whether to run again what the store already has."""

    told: Callable[[Progress], None] = lambda _: None


def verify(
    checks: Sequence[Check], lectures: Sequence[Lecture], executor: Executor, wish: Wish
) -> Iterator[Outcome]:
    """Give the outcome of each check as it falls, its evidence written if it is what the check declares."""
    matches = {check.name: matched(check, lectures) for check in checks}
    family = {(e.key, e.device): e for e in committed(read_checks(wish.conditions.root / FOLDER))[0]}
    for check in checks:
        if not isinstance(check, Experiment):
            yield _kept(unrun(check, matches[check.name]), wish)
    picking = Picking(wish.conditions, Fingerprints(wish.conditions.root))
    plans = [picking.first(check) for check in checks if isinstance(check, Experiment)]
    while plans:
        run = Run(plans, Store(wish.conditions.root / TRIALS), executor, wish.jobs, wish.fresh, wish.told)
        plans = []
        for laid, results in run.finished():
            if laid.picks and all(r.ok for r in results.values()):
                plans.append(picking.then(laid, results))
            else:
                outcome = conclude(laid, results, matches[laid.check.name], wish.conditions.device)
                yield _standing(_kept(outcome, wish), family)


@dataclass(frozen=True, slots=True)
class Picking:
    """Lays out a check's trials: those that pick a setting first, where it has one, then those judged."""

    conditions: Conditions
    prints: Fingerprints

    def first(self, check: Experiment) -> Plan:
        """Give the trials to begin with."""
        if isinstance(check, Empirical) and check.picks:
            return pick_plan(check, check.picks, self.conditions, self.prints)
        return plan(check, self.conditions, self.prints)

    def then(self, laid: Plan, results: Mapping[str, Result]) -> Plan:
        """Give the trials to be judged, each arm with what was picked for it."""
        assert isinstance(laid.check, Empirical)  # noqa: S101 - the plan says so
        choices = picks_of(laid, results)
        return plan(picked(laid.check, choices), self.conditions, self.prints)


def matched(check: Check, lectures: Sequence[Lecture]) -> tuple[Match, ...]:
    """Find each quote of a check."""
    return tuple(find(quote, lectures) for quote in check.backs)


def _kept(outcome: Outcome, wish: Wish) -> Outcome:
    """Write evidence, unless the run asked for other seeds than the check declares or for a quick look."""
    if outcome.evidence and not wish.conditions.seeds and not wish.conditions.quick:
        folder = wish.conditions.root / FOLDER / EVIDENCE
        return replace(outcome, differs=keep(folder, outcome.check, outcome.evidence))
    return outcome


def _standing(outcome: Outcome, family: dict[Key, Evidence]) -> Outcome:
    """Give the verdict that stands beside all committed evidence; what is written are the numbers alone."""
    if outcome.evidence is None:
        return outcome
    family[outcome.evidence.key, outcome.evidence.device] = outcome.evidence
    return replace(outcome, evidence=beside(outcome.evidence, family))

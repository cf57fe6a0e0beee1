"""Verifies checks: lays out their trials, runs them, judges, and writes the evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from mkdeck.lab.check import Check
from mkdeck.lab.evidence_file import write_evidence
from mkdeck.lab.fingerprint import Fingerprints
from mkdeck.lab.outcome import Outcome, conclude, unrun
from mkdeck.lab.plan import Conditions, plan
from mkdeck.lab.project import FOLDER, Checks
from mkdeck.lab.quotes import Match, find
from mkdeck.lab.run import Progress, Run
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
    for check in checks:
        if not check.runs:
            yield _kept(unrun(check, matches[check.name]), wish)
    prints = Fingerprints(wish.conditions.root)
    plans = [plan(check, wish.conditions, prints) for check in checks if check.runs]
    store = Store(wish.conditions.root / TRIALS)
    run = Run(plans, store, executor, wish.jobs, wish.fresh, wish.told)
    for laid, results in run.finished():
        outcome = conclude(laid, results, matches[laid.check.name], wish.conditions.device)
        yield _kept(outcome, wish)


def matched(check: Check, lectures: Sequence[Lecture]) -> tuple[Match, ...]:
    """Find each quote of a check."""
    return tuple(find(quote, lectures) for quote in check.backs)


def _kept(outcome: Outcome, wish: Wish) -> Outcome:
    """Write evidence, unless the run asked for other seeds than the check declares or for a quick look."""
    if outcome.evidence and not wish.conditions.seeds and not wish.conditions.quick:
        write_evidence(wish.conditions.root / FOLDER / "evidence", outcome.evidence)
    return outcome


def chosen(found: Checks, names: Sequence[str]) -> tuple[Check, ...]:
    """Give the checks of these names, in the order of the folder."""
    return tuple(check for check in found.found if check.name in set(names))

"""Runs the trials that are not in the store and hands over each check as its last trial falls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field

from mkdeck.lab.measure import measure
from mkdeck.lab.plan import Plan
from mkdeck.lab.spec import Result, Spec
from mkdeck.lab.store import Store
from mkdeck.lab.worker import OverLimit, WorkerKilled

ATTEMPTS = 3
"""A trial whose worker was killed is tried again so often in all; what fails by itself is not."""

AHEAD = 4
"""Trials in flight for each that can run at a time: enough to keep every lane busy."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    done: int
    total: int
    stored: int
    """Of those done, the ones that the store already had."""


@dataclass(slots=True)
class Run:
    """The trials of several checks, under way."""

    plans: Sequence[Plan]
    store: Store
    executor: Executor
    jobs: int
    fresh: bool = False
    told: Callable[[Progress], None] = lambda _: None
    results: dict[str, Result] = field(default_factory=dict)
    attempts: dict[str, int] = field(default_factory=dict)
    flying: dict[Future[Result], str] = field(default_factory=dict)
    stored: int = 0

    def finished(self) -> Iterator[tuple[Plan, dict[str, Result]]]:
        """Give each plan with its results, as soon as it has them all; the first failure ends a plan."""
        if not self.fresh:
            self._look_up()
        waiting = [(key, spec) for laid in self.plans for key, spec in laid.specs.items()]
        todo = iter([(k, s) for k, s in waiting if k not in self.results])
        specs = dict(waiting)
        open_plans = list(self.plans)
        exhausted = False
        while True:
            for laid in [p for p in open_plans if self._complete(p)]:
                open_plans.remove(laid)
                yield laid, {k: self.results[k] for k in laid.specs if k in self.results}
            self.told(Progress(len(self.results), len(specs), self.stored))
            while not exhausted and len(self.flying) < AHEAD * self.jobs:
                key, spec = next(todo, (None, None))
                exhausted = key is None
                if key and spec and self._wanted(key, open_plans):
                    self._submit(key, spec)
            if not self.flying:
                if exhausted and not any(self._complete(p) for p in open_plans):
                    return
                continue
            for future in wait(self.flying, return_when=FIRST_COMPLETED).done:
                self._take(future, specs)

    def _look_up(self) -> None:
        keys = (key for laid in self.plans for key in laid.specs)
        found = {key: self.store.get(key) for key in keys}
        self.results |= {key: result for key, result in found.items() if result}
        self.stored = len(self.results)

    def _complete(self, laid: Plan) -> bool:
        known = [self.results[k] for k in laid.specs if k in self.results]
        return len(known) == len(laid.specs) or any(not r.ok for r in known)

    def _wanted(self, key: str, open_plans: list[Plan]) -> bool:
        return any(key in laid.specs for laid in open_plans)

    def _submit(self, key: str, spec: Spec) -> None:
        self.attempts[key] = self.attempts.get(key, 0) + 1
        self.flying[self.executor.submit(measure, spec)] = key

    def _take(self, future: Future[Result], specs: dict[str, Spec]) -> None:
        key = self.flying.pop(future)
        try:
            result = future.result()
        except OverLimit as slow:
            result = Result({}, error=f"a trial {slow}")
        except WorkerKilled as killed:
            if self.attempts[key] < ATTEMPTS:
                return self._submit(key, specs[key])
            result = Result({}, error=f"{killed}, {ATTEMPTS} times")
        self.results[key] = result
        if result.ok:
            self.store.put(key, specs[key], result)
        return None

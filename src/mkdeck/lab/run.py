"""Runs the trials that are not in the store and hands over each check as its last trial falls."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field

from mkdeck.lab.measure import measure_batch
from mkdeck.lab.plan import Plan
from mkdeck.lab.spec import Batch, Result
from mkdeck.lab.store import Store
from mkdeck.worker import OverLimit, WorkerKilled

ATTEMPTS = 3
"""A trial whose worker was killed is tried so often in all; what fails by itself is not tried again."""

AHEAD = 4
"""Trials in flight for each that can run at a time: enough to keep every lane busy."""

HEED_S = 1.0
"""So long a wait may last: a Ctrl-C that comes just before the process falls asleep does not wake it."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is."""

    done: int
    total: int
    stored: int
    """Of those done, the ones that the store already had."""

    running: tuple[str, ...] = ()
    """The checks whose trials are under way."""


Task = tuple[Plan, tuple[str, ...]]
"""The trials of one plan that run together, by key."""

Settled = tuple[Plan, Mapping[str, Result]]
"""A plan with its results by key: all of them, or some and a failure."""


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
    attempts: Counter[str] = field(default_factory=Counter)
    flying: dict[Future[tuple[Result, ...]], Task] = field(default_factory=dict)
    suspects: deque[Task] = field(default_factory=deque)
    """Trials whose worker was killed: each runs again with no other in flight, so that only it can be why."""

    settled: set[str] = field(default_factory=set)
    stored: int = 0

    def finished(self) -> Iterator[Settled]:
        """Give each plan with its results as soon as it has them all; its first failure ends a plan."""
        self._look_up()
        for laid in self.plans:
            yield from self._settle(laid)
        todo = deque((p, keys) for p in self.plans for keys in p.batches(self._missing(p)))
        while todo or self.flying or self.suspects:
            while todo and len(self.flying) < AHEAD * self.jobs:
                self._submit(*todo.popleft())
            if not self.flying and self.suspects:
                self._submit(*self.suspects.popleft())
            if not self.flying:
                continue
            for future in wait(self.flying, HEED_S, FIRST_COMPLETED).done:
                yield from self._settle(self._take(future))
            self._tell()

    def _look_up(self) -> None:
        if not self.fresh:
            found = ((key, self.store.get(key)) for laid in self.plans for key in laid.specs)
            self.results |= {key: result for key, result in found if result}
            self.stored = len(self.results)
        self._tell()

    def _settle(self, laid: Plan) -> Iterator[Settled]:
        known = {key: self.results[key] for key in laid.specs if key in self.results}
        done = len(known) == len(laid.specs) or not all(r.ok for r in known.values())
        if done and laid.label not in self.settled:
            self.settled.add(laid.label)
            yield laid, known

    def _missing(self, laid: Plan) -> list[str]:
        return [key for key in laid.specs if key not in self.results]

    def _submit(self, laid: Plan, keys: tuple[str, ...]) -> None:
        if laid.label in self.settled:
            return
        self.attempts.update(keys)
        batch = Batch(tuple(laid.specs[key] for key in keys))
        self.flying[self.executor.submit(measure_batch, batch)] = (laid, keys)
        self._tell()

    def _take(self, future: Future[tuple[Result, ...]]) -> Plan:
        """Keep what a task gave; trials whose worker was killed are tried again, each alone."""
        laid, keys = self.flying.pop(future)
        try:
            for key, result in zip(keys, future.result(), strict=True):
                self._keep(laid, key, result)
        except OverLimit as slow:
            self._keep(laid, keys[0], Result({}, error=f"a trial {slow}"))
        except WorkerKilled as killed:
            for key in keys:
                self._suspect(laid, key, killed)
        return laid

    def _suspect(self, laid: Plan, key: str, killed: WorkerKilled) -> None:
        if not killed.by_chance:
            self._keep(laid, key, Result({}, error=str(killed)))
        elif self.attempts[key] < ATTEMPTS:
            self.suspects.append((laid, (key,)))
        else:
            self._keep(laid, key, Result({}, error=f"{killed}, {ATTEMPTS} times"))

    def _keep(self, laid: Plan, key: str, result: Result) -> None:
        self.results[key] = result
        if result.ok:
            self.store.put(key, laid.specs[key], result)

    def _tell(self) -> None:
        total = sum(len(laid.specs) for laid in self.plans)
        running = tuple(dict.fromkeys(laid.label for laid, _ in self.flying.values()))
        self.told(Progress(len(self.results), total, self.stored, running))

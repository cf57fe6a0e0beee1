"""Shares: independent pieces of work, dealt out to as many processes as the machine has cores for them."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from mkdeck.worker import Worker

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[T], R]

_MANY = 8
"""Pieces of a share, one of which may well be done before the other processes start."""

_MOST = 8
"""Processes: one gathers what all of them found, which more would only keep waiting."""


def shared_out(
    work: Work[T, R],
    items: Sequence[T],
    sizes: Sequence[int],
    least: int,
    hear: Callable[[T], None] = lambda _: None,
) -> list[R]:
    """Give what the work makes of each item, in their order; `work` and `items` can be pickled.

    A process of its own is worth its start where its share comes to the `least` size. This process does one
    of the shares, too, and that of any process that was killed. `hear` is told of each piece before it is
    begun here, and of the others when they are done.
    """
    crew = min(_MOST, sum(sizes) // max(least, 1))
    crew = min(crew, _cores()) if crew > 1 else 1
    mine, *others = _dealt(sizes, max(crew, 1))
    first = _soon_done(mine, sizes) if others else ()
    done = {i: _one(work, items[i], hear) for i in first}
    with _helpers(work, [[items[i] for i in share] for share in others]) as helpers:
        done |= {i: _one(work, items[i], hear) for i in mine if i not in done}
        for share, helper in zip(others, helpers, strict=True):
            results = _results(helper)
            for i, result in zip(share, results, strict=bool(results)):
                hear(items[i])
                done[i] = result
    return [done[i] if i in done else _one(work, item, hear) for i, item in enumerate(items)]


def _cores() -> int:
    """Those that this process may use; one where it may start no other."""
    from multiprocessing import current_process

    if current_process().daemon:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _dealt(sizes: Sequence[int], crew: int) -> list[list[int]]:
    """Deal the items out, the largest first, each to the share that is smallest by then."""
    shares: list[list[int]] = [[] for _ in range(crew)]
    loads = [0] * crew
    for i in sorted(range(len(sizes)), key=lambda i: -sizes[i]):
        share = loads.index(min(loads))
        shares[share].append(i)
        loads[share] += sizes[i]
    return [sorted(share) for share in shares]


def _soon_done(share: Sequence[int], sizes: Sequence[int]) -> Sequence[int]:
    """Choose a small piece of many to begin with: what it loads and compiles, other processes then have."""
    return [min(share, key=sizes.__getitem__)] if len(share) >= _MANY else []


def _one(work: Work[T, R], item: T, hear: Callable[[T], None]) -> R:
    hear(item)
    return work(item)


@contextmanager
def _helpers(work: Work[T, R], shares: Sequence[Sequence[T]]) -> Iterator[list[Worker]]:
    """Start a process for each share, and end them all."""
    from mkdeck.worker import copying, start_worker

    helpers: list[Worker] = []
    try:
        for share in shares:
            helpers.append(start_worker(copying()))
            helpers[-1].ask(_help, (work, share))
        yield helpers
    finally:
        for helper in helpers:
            helper.end()


def _help(work: Work[T, R], share: Sequence[T]) -> list[R]:
    """Do a share. What fails here fails again where it is told to the user, so that nothing is said here."""
    gc.disable()
    try:
        return [work(item) for item in share]
    except Exception:  # noqa: BLE001 - as above
        return []


def _results(helper: Worker) -> list[Any]:
    """Wait for what another process found; nothing where it was killed."""
    from mkdeck.worker import WorkerKilled

    try:
        found: list[Any] = helper.answer()
    except WorkerKilled:
        return []
    return found

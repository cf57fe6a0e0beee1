"""Lanes of processes: what goes wrong in one task costs that task."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from multiprocessing.context import BaseContext

import pytest

from mkdeck.lab import processes
from mkdeck.lab.processes import Processes
from mkdeck.worker import OverLimit, Worker, WorkerKilled, start_worker
from tests.lab import faults


@pytest.fixture(scope="module")
def lanes() -> Iterator[Processes]:
    lanes = Processes(2)
    yield lanes
    lanes.shutdown(cancel_futures=True)


def test_tasks_run_in_other_processes_and_keep_their_worker(lanes: Processes) -> None:
    ids = {future.result() for future in [lanes.submit(faults.process_id, i) for i in range(10)]}
    assert os.getpid() not in ids
    assert len(ids) <= 2


def test_a_killed_worker_costs_its_task_and_no_other(lanes: Processes) -> None:
    before = [lanes.submit(faults.double, i) for i in range(5)]
    bad = lanes.submit(faults.killed, 0)
    after = [lanes.submit(faults.double, i) for i in range(5)]
    with pytest.raises(WorkerKilled, match="ended by SIGKILL"):
        bad.result()
    assert [f.result() for f in before + after] == [0, 2, 4, 6, 8] * 2


def test_a_hang_past_its_limit_is_ended(lanes: Processes) -> None:
    started = time.monotonic()
    with pytest.raises(OverLimit, match=r"took longer than 0\.2 s"):
        lanes.submit(faults.sleeps, faults.Limited(0.2, 60)).result()
    assert time.monotonic() - started < 30
    assert lanes.submit(faults.double, 4).result() == 8


def test_what_a_task_raises_comes_back(lanes: Processes) -> None:
    with pytest.raises(ValueError, match="as it must"):
        lanes.submit(faults.fails, 0).result()


def test_a_task_without_memory_fails_alone(lanes: Processes) -> None:
    with pytest.raises((MemoryError, WorkerKilled)):
        lanes.submit(faults.out_of_memory, 0).result()
    assert lanes.submit(faults.double, 4).result() == 8


def test_torch_is_there_when_a_worker_starts(lanes: Processes) -> None:
    assert lanes.submit(faults.import_torch, 0).result()[0]


def test_an_early_end_cancels_what_waits_and_ends_what_runs() -> None:
    lanes = Processes(1)
    running = lanes.submit(faults.sleeps, faults.Limited(100, 60))
    waiting = lanes.submit(faults.double, 1)
    time.sleep(0.5)
    lanes.shutdown(wait=True, cancel_futures=True)
    assert waiting.cancelled()
    assert isinstance(running.exception(), WorkerKilled)


def test_an_early_end_ends_also_a_worker_that_is_about_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    lanes = Processes(1)
    starting = threading.Event()

    def start_late(context: BaseContext) -> Worker:
        starting.set()
        time.sleep(0.5)
        return start_worker(context)

    monkeypatch.setattr(processes, "start_worker", start_late)
    running = lanes.submit(faults.sleeps, faults.Limited(100, 60))
    assert starting.wait(30)
    lanes.shutdown(wait=False, cancel_futures=True)
    assert isinstance(running.exception(30), WorkerKilled)

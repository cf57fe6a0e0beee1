"""The local executor: lanes of one process each, in which a death or a hang costs one task and no other."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from mkdeck.worker import OverLimit, Worker, WorkerKilled, preloading, start_worker

Task = tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]

PRELOAD = ("mkdeck.lab.preload",)
"""Imported once by the server from which the workers are forked: a worker then starts in 0.03 s."""


class Processes(Executor):
    """Like a process pool, but it knows whose worker died.

    A task's first argument may have a `limit_s`, and a `group`: no process does tasks of two groups, so that
    whatever one changes in its process is gone before the next begins.
    """

    def __init__(self, jobs: int) -> None:
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._context = preloading(PRELOAD)
        self._workers: dict[int, Worker] = {}
        self._groups: dict[int, object] = {}
        self._ended = threading.Event()
        self._lanes = [threading.Thread(target=self._lane, args=(i,), daemon=True) for i in range(jobs)]
        for lane in self._lanes:
            lane.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Queue a task; it takes positional arguments only."""
        if kwargs:
            raise TypeError("a task takes positional arguments only")
        if self._ended.is_set():
            raise RuntimeError("no task after the end")
        future: Future[Any] = Future()
        self._tasks.put((future, fn, args))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the lanes: after the tasks that are queued, or at once."""
        for _ in self._lanes:
            self._tasks.put(None)
        if cancel_futures:
            self._ended.set()
            for worker in list(self._workers.values()):
                worker.process.kill()
        if wait:
            for lane in self._lanes:
                lane.join()
        self._ended.set()

    def _lane(self, index: int) -> None:
        while (task := self._tasks.get()) is not None:
            future, function, args = task
            if self._ended.is_set():
                future.cancel()
            if future.set_running_or_notify_cancel():
                self._run(index, future, function, args)
        worker = self._workers.pop(index, None)
        if worker:
            worker.end()

    def _run(self, index: int, future: Future[Any], function: Callable[..., Any], args: Any) -> None:
        first = args[0] if args else None
        try:
            worker = self._worker(index, getattr(first, "group", None))
            future.set_result(worker.call(function, args, getattr(first, "limit_s", None)))
        except (WorkerKilled, OverLimit) as ended:
            del self._workers[index]
            future.set_exception(ended)
        except Exception as wrong:  # noqa: BLE001 - it belongs to whoever asked for the task
            future.set_exception(wrong)

    def _worker(self, index: int, group: object) -> Worker:
        """Give the lane's process, a fresh one where the last task was of another group."""
        if index in self._workers and self._groups[index] != group:
            self._workers.pop(index).end()
        if index not in self._workers:
            self._workers[index] = start_worker(self._context)
            self._groups[index] = group
            if self._ended.is_set():  # by an early end that came before this worker was there to be killed
                self._workers[index].process.kill()
        return self._workers[index]

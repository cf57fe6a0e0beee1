"""The executor beyond one machine: a Dask cluster, looked over before anything is sent to it."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from threading import Thread, Timer
from typing import Any

from mkdeck.errors import Failed, Problem, with_extra
from mkdeck.worker import OverLimit, WorkerKilled

CONNECT_S = 10
"""A scheduler that does not answer by then is not there."""

LEAVE_S = 1
"""Between a task given up and the end of its worker: time for the answer to be sent."""


class Cluster(Executor):
    """Dask's own executor, with a killed worker told in our words."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False, retries=0)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Send a task, and translate how it ends."""
        ours: Future[Any] = Future()
        ours.set_running_or_notify_cancel()
        theirs = self._executor.submit(limited, fn, *args, **kwargs)
        theirs.add_done_callback(lambda done: _pass_on(done, ours))
        return ours

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster; it goes on without us."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()


def limited(fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
    """Do a task on a worker, which gives up on it past its limit and then makes room for a new worker."""
    future: Future[Any] = Future()
    Thread(target=_fulfil, args=(future, fn, args, kwargs), daemon=True).start()
    limit_s = getattr(args[0], "limit_s", None) if args else None
    try:
        return future.result(limit_s)
    except TimeoutError as late:
        if future.done():
            raise
        Timer(LEAVE_S, os._exit, (1,)).start()
        raise OverLimit(f"took longer than {limit_s:g} s") from late


def _fulfil(future: Future[Any], fn: Callable[..., Any], args: Any, kwargs: Any) -> None:
    try:
        future.set_result(fn(*args, **kwargs))
    except Exception as wrong:  # noqa: BLE001 - it belongs to whoever asked for the task
        future.set_exception(wrong)


def _pass_on(done: Future[Any], ours: Future[Any]) -> None:
    if done.cancelled():
        ours.set_exception(WorkerKilled("its worker left the cluster"))
        return
    wrong = done.exception()
    if wrong is None:
        ours.set_result(done.result())
    elif type(wrong).__name__ == "KilledWorker":
        ours.set_exception(WorkerKilled("the workers of the cluster that ran it died"))
    else:
        ours.set_exception(wrong)


def open_cluster(address: str) -> tuple[Executor, int]:
    """Connect, and see that each worker can measure. Raises Failed: nothing waits for what never comes."""
    try:
        from distributed import Client
    except ImportError as missing:
        raise _failed("a cluster needs Dask", with_extra("cluster")) from missing
    try:
        connect: Any = Client
        client = connect(address, timeout=CONNECT_S, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as reason:
        raise _failed(f"no Dask scheduler at {address}: {reason}", "start one, `dask scheduler`") from reason
    workers = client.scheduler_info(n_workers=-1)["workers"]
    if not workers:
        client.close()
        raise _failed(f"no worker at {address}", f"start some, `dask worker {address} --nthreads 1`")
    lacking = {worker: answer for worker, answer in client.run(capable).items() if answer}
    if lacking:
        client.close()
        raise _failed("; ".join(f"worker {w}: {a}" for w, a in sorted(lacking.items())), "install the same")
    return Cluster(client), len(workers)


def capable() -> str:
    """Say what a worker lacks; runs on the worker."""
    try:
        import numpy  # noqa: F401
        import torch  # noqa: F401

        import mkdeck.lab.measure  # noqa: F401
    except ImportError as missing:
        return f"cannot import {missing.name}"
    return ""


def _failed(fault: str, remedy: str) -> Failed:
    return Failed([Problem("--executor", 0, fault, remedy)])

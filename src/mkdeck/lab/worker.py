"""A process that measures for another: takes one task after the other from a pipe."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any

PRELOAD = ("torch", "numpy", "mkdeck.lab.bench.trial", "mkdeck.lab.measure")
"""Imported once by the server from which the workers are forked: a worker then starts in 0.03 s."""


class WorkerKilled(Exception):  # noqa: N818 - what happened to the worker, not a fault of ours
    """The worker ended in the middle of a task: killed from outside, or for its memory."""


class OverLimit(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The task took longer than it may, and its worker was ended."""


@dataclass(slots=True)
class Worker:
    """A child process and our end of the pipe to it."""

    process: Any
    pipe: Connection

    def call(self, function: Callable[..., Any], args: tuple[Any, ...], limit_s: float | None) -> Any:
        """Have a task done. Raises what it raised, WorkerKilled, or OverLimit."""
        try:
            self.pipe.send((function, args))
            if not self.pipe.poll(limit_s):
                self.end()
                raise OverLimit(f"took longer than {limit_s:g} s")
            done, value = self.pipe.recv()
        except (EOFError, ConnectionError) as gone:
            self.end()
            raise WorkerKilled(_how(self.process.exitcode)) from gone
        if not done:
            raise value
        return value

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _how(code: int | None) -> str:
    if code is None or code >= 0:
        return f"its worker ended with code {code}"
    return f"its worker was ended by {signal.Signals(-code).name}"


def context() -> BaseContext:
    """Give the way in which workers start: forked from a server that has torch, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(list(PRELOAD))
    return found


def start_worker(kind: BaseContext) -> Worker:
    """Start a worker that waits for tasks."""
    ours, theirs = kind.Pipe()
    process = kind.Process(target=work, args=(theirs,), daemon=True)  # type: ignore[attr-defined]
    process.start()
    theirs.close()
    return Worker(process, ours)


def work(pipe: Connection) -> None:
    """Do tasks until the other end closes. Ctrl-C is the parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            function, args = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer = (True, function(*args))
        except Exception as wrong:  # noqa: BLE001 - it is raised again where the task came from
            answer = (False, wrong)
        pipe.send(answer)

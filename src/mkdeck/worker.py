"""A process that works for this one: it takes one task after the other from a pipe, until told to end."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any

CHANCE = (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM))
"""Signals that come from outside; a segmentation fault or an abort is the task's own doing."""

_STARTING = threading.Lock()


class WorkerKilled(Exception):  # noqa: N818 - what happened to the worker, not a fault of ours
    """The worker ended in the middle of a task."""

    def __init__(self, how: str, *, by_chance: bool = True) -> None:
        self.by_chance = by_chance
        """Whether somebody else may have ended it, so that the task deserves another try."""

        super().__init__(how)


class OverLimit(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The task took longer than it may, and its worker was ended."""


@dataclass(slots=True)
class Worker:
    """A child process and our end of the pipe to it."""

    process: Any
    pipe: Connection

    def call(self, function: Callable[..., Any], args: tuple[Any, ...], limit_s: float | None = None) -> Any:
        """Have a task done. Raises what it raised, WorkerKilled, or OverLimit."""
        self.ask(function, args)
        return self.answer(limit_s)

    def ask(self, function: Callable[..., Any], args: tuple[Any, ...]) -> None:
        """Hand over a task; a worker that is gone is told where its answer is asked for."""
        with suppress(OSError):
            self.pipe.send((function, args))

    def answer(self, limit_s: float | None = None) -> Any:
        """Wait for what the task gives. Raises what it raised, WorkerKilled, or OverLimit."""
        try:
            if not self.pipe.poll(limit_s):
                self.end()
                raise OverLimit(f"took longer than {limit_s:g} s")
            done, value = self.pipe.recv()
        except (EOFError, OSError) as gone:
            self.process.join(1)
            code = self.process.exitcode
            self.end()
            raise _killed(code) from gone
        if not done:
            raise value
        return value

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _killed(code: int | None) -> WorkerKilled:
    if code is None or code >= 0:
        return WorkerKilled(f"its process ended itself with code {code or 0}", by_chance=False)
    try:
        name, chance = signal.Signals(-code).name, -code in CHANCE
    except ValueError:
        name, chance = f"signal {-code}", True
    return WorkerKilled(f"its process was ended by {name}", by_chance=chance)


def copying() -> BaseContext:
    """Start workers that have what this process has, by a fork where that is sound."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else None)


def preloading(modules: Sequence[str]) -> BaseContext:
    """Start workers afresh, from a server that has imported `modules` where there can be one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(list(modules))
    return found


def start_worker(context: BaseContext) -> Worker:
    """Start a worker that waits for tasks."""
    ours, theirs = context.Pipe()
    forked = context.get_start_method() == "fork"
    process = context.Process(target=work, args=(theirs, ours if forked else None), daemon=True)  # type: ignore[attr-defined]
    with _same_hashes():
        process.start()
    theirs.close()
    return Worker(process, ours)


@contextmanager
def _same_hashes() -> Iterator[None]:
    """Let the order of a set of texts be the same in every worker: theirs is drawn where none is given."""
    with _STARTING:
        before = os.environ.get("PYTHONHASHSEED")
        os.environ["PYTHONHASHSEED"] = "0"
        try:
            yield
        finally:
            if before is None:
                del os.environ["PYTHONHASHSEED"]
            else:
                os.environ["PYTHONHASHSEED"] = before


def work(pipe: Connection, other_end: Connection | None = None) -> None:
    """Do tasks until the other end closes. Ctrl-C is the parent's affair, and so is what it prints."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if other_end is not None:
        # A fork has this end, too: it must not keep the pipe open when the parent is gone.
        other_end.close()
    with suppress(OSError):
        os.dup2(2, 1)
    while True:
        try:
            function, args = pipe.recv()
        except (EOFError, OSError):
            return
        with suppress(BrokenPipeError):
            pipe.send(_done(function, args))


def _done(function: Callable[..., Any], args: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, function(*args)
    except Exception as wrong:  # noqa: BLE001 - it is raised again where the task came from
        return False, wrong
    except BaseException as ended:  # noqa: BLE001 - a task that would end the process is one that failed
        return False, RuntimeError(f"{type(ended).__name__}: {ended}")

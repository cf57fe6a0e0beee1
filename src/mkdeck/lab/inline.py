"""The executor for debugging: each task runs here and now, so that a breakpoint works."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, redirect_stdout
from typing import Any


class Inline(Executor):
    """Runs a task when it is submitted."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run the task and give its finished future."""
        future: Future[Any] = Future()
        try:
            with printing_to_stderr():
                future.set_result(fn(*args, **kwargs))
        except Exception as wrong:  # noqa: BLE001 - it belongs to whoever asked for the task
            future.set_exception(wrong)
        return future


@contextmanager
def printing_to_stderr() -> Iterator[None]:
    """Let what a check prints, or a program that it starts, stay out of the output of the command."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)

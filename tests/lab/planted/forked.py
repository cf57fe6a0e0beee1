"""Runs tests and checks of a copy of the project, each time in a fresh fork that has torch in it already.

To import torch takes longer than most of the tests that notice something: so this process does it once. Of
the project itself a fork imports all anew, from the copy.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import tempfile
import traceback
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ELSEWHERE = ("click", "hypothesis", "PIL.Image", "pytest", "scipy.ndimage", "scipy.stats", "torch._dynamo")
OURS = ("mkdeck", "verify", "tests", "conftest")
QUIETLY = (
    *("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no", "--exitfirst"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # of what is here already
)
SECONDS = 300
"""Of processor time for one run: a bug that makes a loop endless is noticed by its end."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended."""

    code: int
    said: str

    @property
    def why(self) -> str:
        """Give the last line that it wrote, in short."""
        lines = [line for line in self.said.splitlines() if line.strip()]
        return (lines or [f"ended with {self.code}"])[-1].strip("= ")[:60]


def tests_in(root: Path, files: Sequence[str]) -> Ended:
    """Run test files of a copy until one test fails."""

    def run() -> int:
        import pytest

        return int(pytest.main([*QUIETLY, *files]))

    return _in_fork(root, run)


def checks_in(root: Path, names: Sequence[str]) -> Ended:
    """Run checks of a copy afresh; the code is 1 where one is not as its author expects."""

    def run() -> int:
        from mkdeck.cli import main

        try:
            main(["verify", "--fresh", "--executor", "inline", *names])
        except SystemExit as end:
            return int(end.code or 0)
        return 0

    return _in_fork(root, run)


def _in_fork(root: Path, run: Callable[[], int]) -> Ended:
    _preload()
    with tempfile.TemporaryFile("w+b") as said:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # a thread of the test runner's is no harm
            child = os.fork()
        if not child:
            code = 1
            try:
                code = _settle(root, said.fileno(), run)
            except BaseException:  # noqa: BLE001 - whatever it is, this process ends below
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        code = os.waitstatus_to_exitcode(_waited(child))
        said.seek(0)
        return Ended(code, said.read().decode(errors="replace"))


def _preload() -> None:
    """Import what the copy's modules and tests take from elsewhere; the second time this costs nothing."""
    for name in ELSEWHERE:
        importlib.import_module(name)
    importlib.import_module("torch").set_num_threads(1)


def _settle(root: Path, said: int, run: Callable[[], int]) -> int:
    """Become a process of the copy: its folder, its modules, its output."""
    import resource

    os.dup2(said, 1)
    os.dup2(said, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    os.chdir(root)
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(root / "src"), str(root)]
    for name in [name for name in sys.modules if name.split(".")[0] in OURS]:
        del sys.modules[name]
    return run()


def _waited(child: int) -> int:
    """Wait as Ctrl-C lets one: the child is ended with us."""
    try:
        return os.waitpid(child, 0)[1]
    except KeyboardInterrupt:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise

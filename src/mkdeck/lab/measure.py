"""Runs one trial in this process: loads the check's file, prepares torch, measures."""

from __future__ import annotations

import importlib
import sys
import traceback
import warnings
from dataclasses import replace
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

from mkdeck.lab.check import Empirical, Experiment
from mkdeck.lab.clean import clean
from mkdeck.lab.machine import machine, now, prepared
from mkdeck.lab.measured import Unavailable, named
from mkdeck.lab.project import FOLDER
from mkdeck.lab.spec import Batch, Result, Spec

RUN = "__mkdeck_run__"
"""An attribute of the imported `verify`: the run that it was imported for."""


def measure_batch(batch: Batch) -> tuple[Result, ...]:
    """Run the trials of one task, at once if there are several.

    What the check's own code raises comes back as an error, not as an exception; so does its attempt to end
    the process.
    """
    first, started = batch.specs[0], now(batch.specs[0].device)
    try:
        returned = _together(batch)
    except Unavailable as reason:
        return tuple(Result({}, unavailable=str(reason)) for _ in batch.specs)
    except BaseException as wrong:
        if isinstance(wrong, KeyboardInterrupt) and parent_process() is None:
            raise
        text = "".join(traceback.format_exception(wrong))
        each = (now(first.device) - started) / len(batch.specs)
        return tuple(Result({}, each, error=_summary(wrong, first), traceback=text) for _ in batch.specs)
    each = (now(first.device) - started) / len(batch.specs)
    return tuple(replace(result, seconds=each) for result in returned)


def measure(spec: Spec) -> Result:
    """Run one trial."""
    return measure_batch(Batch((spec,)))[0]


def _together(batch: Batch) -> list[Result]:
    first = batch.specs[0]
    make_importable(Path(first.root))
    with clean() as begin, warnings.catch_warnings():
        check = load(Path(first.root), first.check, first.run)
        begin(first.seed)
        return _measured(check, batch)


def _measured(check: Experiment, batch: Batch) -> list[Result]:
    first = batch.specs[0]
    with prepared(first):
        warnings.simplefilter("ignore")
        trials = tuple(_trial(spec) for spec in batch.specs)
        if len(trials) == 1:
            returned = [check(trials[0], **dict(first.settings))]
        else:
            returned = _at_once(check, trials, first)
        stamp = machine(first.device)
        return [
            Result(named(values), 0.0, trial.shortened, machine=stamp)
            for values, trial in zip(returned, trials, strict=True)
        ]


def _at_once(check: Experiment, trials: tuple[Any, ...], first: Spec) -> list[Any]:
    assert isinstance(check, Empirical)  # noqa: S101 - nothing else is laid out in batches
    assert check.measure  # noqa: S101 - the file was imported
    several = getattr(sys.modules[check.measure.__module__], check.batched)
    returned = list(several(trials, **dict(first.settings)))
    if len(returned) != len(trials):
        raise ValueError(f"{check.batched} gave {len(returned)} returns for {len(trials)} trials")
    return returned


def load(root: Path, name: str, run: str) -> Experiment:
    """Import the file of a check and give its declaration, its function included."""
    if getattr(sys.modules.get(FOLDER), RUN, run) != run:
        forget()
    make_importable(root)
    module = importlib.import_module(".".join((FOLDER, *name.split("/"))))
    setattr(sys.modules[FOLDER], RUN, run)
    return next(
        v for v in vars(module).values() if isinstance(v, Experiment) and _is_home(v, module.__name__)
    )


def make_importable(root: Path) -> None:
    """Let a project's own modules be found first."""
    if sys.path[:1] != [str(root)]:
        sys.path.insert(0, str(root))


def forget() -> None:
    """Drop imported checks, so that one process may run two projects, or one that was edited."""
    for name in [n for n in sys.modules if n == FOLDER or n.startswith(f"{FOLDER}.")]:
        del sys.modules[name]
    importlib.invalidate_caches()


def _is_home(check: Experiment, module: str) -> bool:
    return check.measure is not None and check.measure.__module__ == module


def _trial(spec: Spec) -> Any:
    import torch

    from mkdeck.lab.bench.trial import Trial

    return Trial(spec.seed, torch.device(spec.device), getattr(torch, spec.dtype), spec.quick)


LOADER = "daemonic processes are not allowed to have children"
"""What Python says to a DataLoader with workers."""

LONGEST = 300
"""Characters of an exception's message that are told; the traceback has all."""


def _summary(wrong: BaseException, spec: Spec) -> str:
    """Give the exception on one line, with the deepest place of it that lies in the project."""
    frames = traceback.extract_tb(wrong.__traceback__)
    own = [f for f in frames if Path(f.filename).is_relative_to(spec.root)]
    place = f"{Path(own[-1].filename).relative_to(spec.root)}:{own[-1].lineno}: " if own else ""
    said = " ".join(_said(wrong).split())
    if LOADER in said:
        said = "a trial starts no processes of its own: give its DataLoader num_workers=0"
    return f"{place}{type(wrong).__name__}: {said}"[:LONGEST]


def _said(wrong: BaseException) -> str:
    try:
        return str(wrong)
    except Exception:  # noqa: BLE001 - an exception that cannot be read is told by its name
        return "its message cannot be read"

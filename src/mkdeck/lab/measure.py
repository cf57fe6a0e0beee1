"""Runs one trial in this process: loads the check's file, prepares torch, measures."""

from __future__ import annotations

import importlib
import sys
import traceback
import warnings
from pathlib import Path
from typing import Any

from mkdeck.lab.check import Empirical, Experiment
from mkdeck.lab.machine import machine, now, prepared
from mkdeck.lab.measured import Unavailable, named
from mkdeck.lab.project import FOLDER
from mkdeck.lab.spec import Batch, Result, Spec

RUN = "__mkdeck_run__"
"""An attribute of the imported `verify`: the run that it was imported for."""


def measure_batch(batch: Batch) -> tuple[Result, ...]:
    """Run the trials of one task, at once if there are several."""
    first, *more = batch.specs
    if not more:
        return (measure(first),)
    started = now(first.device)
    try:
        returned, shortened, stamp = _together(batch)
    except Exception as wrong:  # noqa: BLE001 - as for one trial
        text = "".join(traceback.format_exception(wrong))
        return tuple(Result({}, error=_summary(wrong, first), traceback=text) for _ in batch.specs)
    each = (now(first.device) - started) / len(batch.specs)
    return tuple(Result(named(values), each, shortened, machine=stamp) for values in returned)


def _together(batch: Batch) -> tuple[list[Any], bool, dict[str, Any]]:
    first = batch.specs[0]
    check = load(Path(first.root), first.check, first.run)
    assert isinstance(check, Empirical)  # noqa: S101 - nothing else is laid out in batches
    assert check.measure  # noqa: S101 - the file was imported
    several = getattr(sys.modules[check.measure.__module__], check.batched)
    with prepared(first), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trials = tuple(_trial(spec) for spec in batch.specs)
        returned = list(several(trials, **dict(first.settings)))
        if len(returned) != len(trials):
            raise ValueError(f"{check.batched} gave {len(returned)} returns for {len(trials)} trials")
        return returned, any(t.shortened for t in trials), machine(first.device)


def measure(spec: Spec) -> Result:
    """Run one trial; what the check's own code raises comes back as an error, not as an exception."""
    started = now(spec.device)
    try:
        return _measured(spec, started)
    except Unavailable as reason:
        return Result({}, unavailable=str(reason))
    except Exception as wrong:  # noqa: BLE001 - the check's author may raise anything; the run goes on
        text = "".join(traceback.format_exception(wrong))
        seconds = now(spec.device) - started
        return Result({}, seconds, error=_summary(wrong, spec), traceback=text)


def _measured(spec: Spec, started: float) -> Result:
    check = load(Path(spec.root), spec.check, spec.run)
    with prepared(spec), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trial = _trial(spec)
        values = named(check(trial, **dict(spec.settings)))
        stamp = machine(spec.device)
    return Result(values, now(spec.device) - started, trial.shortened, machine=stamp)


def load(root: Path, name: str, run: str) -> Experiment:
    """Import the file of a check and give its declaration, its function included."""
    if getattr(sys.modules.get(FOLDER), RUN, run) != run:
        forget()
    if sys.path[0] != str(root):
        sys.path.insert(0, str(root))
    module = importlib.import_module(".".join((FOLDER, *name.split("/"))))
    setattr(sys.modules[FOLDER], RUN, run)
    return next(
        v for v in vars(module).values() if isinstance(v, Experiment) and _is_home(v, module.__name__)
    )


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

    torch.manual_seed(spec.seed)
    return Trial(spec.seed, torch.device(spec.device), getattr(torch, spec.dtype), spec.quick)


def _summary(wrong: Exception, spec: Spec) -> str:
    """Give the exception with the deepest place of it that lies in the project."""
    frames = traceback.extract_tb(wrong.__traceback__)
    own = [f for f in frames if Path(f.filename).is_relative_to(spec.root)]
    place = f"{Path(own[-1].filename).relative_to(spec.root)}:{own[-1].lineno}: " if own else ""
    return f"{place}{type(wrong).__name__}: {wrong}"

"""Runs one trial in this process: loads the check's file, prepares torch, measures."""

from __future__ import annotations

import importlib
import os
import sys
import time
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdeck.lab.check import Check
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


def now(device: str) -> float:
    """Read the clock of a trial's cost: this process's CPU time, or the time that passes at a device."""
    return time.process_time() if device == "cpu" else time.perf_counter()


def load(root: Path, name: str, run: str) -> Check:
    """Import the file of a check and give its declaration, its function included."""
    if getattr(sys.modules.get(FOLDER), RUN, run) != run:
        forget()
    if sys.path[0] != str(root):
        sys.path.insert(0, str(root))
    module = importlib.import_module(".".join((FOLDER, *name.split("/"))))
    setattr(sys.modules[FOLDER], RUN, run)
    return next(v for v in vars(module).values() if isinstance(v, Check) and _is_home(v, module.__name__))


def forget() -> None:
    """Drop imported checks, so that one process may run two projects, or one that was edited."""
    for name in [n for n in sys.modules if n == FOLDER or n.startswith(f"{FOLDER}.")]:
        del sys.modules[name]
    importlib.invalidate_caches()


def _is_home(check: Check, module: str) -> bool:
    return check.measure is not None and check.measure.__module__ == module


def _trial(spec: Spec) -> Any:
    import torch

    from mkdeck.lab.bench.trial import Trial

    torch.manual_seed(spec.seed)
    return Trial(spec.seed, torch.device(spec.device), getattr(torch, spec.dtype), spec.quick)


@contextmanager
def prepared(spec: Spec) -> Iterator[None]:
    """Make torch deterministic and slow numbers fast while a trial runs, and leave it as it was."""
    import torch

    dtype, threads = torch.get_default_dtype(), torch.get_num_threads()
    deterministic = torch.are_deterministic_algorithms_enabled()
    os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")  # cuBLAS is deterministic only with it
    torch.backends.cudnn.benchmark = False
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    torch.set_num_threads(spec.threads)
    torch.set_flush_denormal(True)
    torch.use_deterministic_algorithms(True, warn_only=True)
    torch.set_default_dtype(getattr(torch, spec.dtype))
    try:
        yield
    finally:
        torch.set_default_dtype(dtype)
        torch.use_deterministic_algorithms(deterministic)
        torch.set_flush_denormal(False)
        torch.set_num_threads(threads)


def machine(device: str) -> dict[str, Any]:
    """Say what measured."""
    import torch

    stamp = {
        "torch": torch.__version__,
        "device": device,
        "instructions": torch.backends.cpu.get_cpu_capability(),
        "threads": torch.get_num_threads(),
    }
    if device == "cuda":
        stamp["gpu"] = torch.cuda.get_device_name()
    return stamp


def _summary(wrong: Exception, spec: Spec) -> str:
    """Give the exception with the deepest place of it that lies in the project."""
    frames = traceback.extract_tb(wrong.__traceback__)
    own = [f for f in frames if Path(f.filename).is_relative_to(spec.root)]
    place = f"{Path(own[-1].filename).relative_to(spec.root)}:{own[-1].lineno}: " if own else ""
    return f"{place}{type(wrong).__name__}: {wrong}"

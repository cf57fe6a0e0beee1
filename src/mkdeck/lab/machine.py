"""The machine under a trial: its settings while the trial runs, its clock, and its stamp."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mkdeck.lab.spec import Spec


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


def now(device: str) -> float:
    """Read the clock of a trial's cost: this process's CPU time, or the time that passes at a device."""
    return time.process_time() if device == "cpu" else time.perf_counter()


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

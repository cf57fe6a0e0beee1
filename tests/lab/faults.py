"""Tasks that go wrong, for the executors."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Limited:
    """An argument with a time limit."""

    limit_s: float
    sleep_s: float


def double(x: int) -> int:
    return 2 * x


def process_id(_: int) -> int:
    return os.getpid()


def killed(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed_once(marker: str) -> str:
    """Die the first time; the file remembers."""
    path = Path(marker)
    if not path.exists():
        path.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "second"


def fails(_: int) -> None:
    raise ValueError("as it must")


def sleeps(limited: Limited) -> str:
    time.sleep(limited.sleep_s)
    return "awake"


def out_of_memory(_: int) -> None:
    """Take memory until the system says no; the limit keeps the machine out of it."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
    bytearray(2**31)


def import_torch(_: int) -> tuple[bool, int]:
    import sys

    was_there = "torch" in sys.modules
    import torch

    return was_there, torch.get_num_threads()

"""What a trial finds in its process, and what becomes of what it changed there.

A check may turn off gradients, set torch's default dtype or put a function of its own in the place of
`torch.relu`. None of that may reach another trial: settings are put back, and a replaced part of a library is
put back and makes the check fail, for its other trials would not find it.
"""

from __future__ import annotations

import os
import random
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from typing import Any

BENCH = "mkdeck.lab.bench"
MODULES = (
    *("builtins", "math", "random", "statistics", "numpy", "numpy.random", "numpy.linalg"),
    *("torch", "torch.nn", "torch.nn.functional", "torch.nn.init", "torch.nn.utils", "torch.optim"),
    *("torch.autograd", "torch.linalg", "torch.fft", "torch.special", "torch.func", "torch.random"),
)
"""Libraries whose functions and classes no check may replace."""

OWN = frozenset({"__doc__", "__annotations__", "__abstractmethods__", "__parameters__", "_abc_impl"})
"""Of a class: Python itself may add these later."""

ALIASES = frozenset({"Storage"})
"""Of torch: these follow its default dtype."""

ABSENT = object()


class Unclean(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """A check replaced a part of a library, and left it so."""


@contextmanager
def clean() -> Iterator[Callable[[int], None]]:
    """Leave the process as it was before, and give what begins a trial in it under a seed.

    Raises Unclean where a part of a library was replaced meanwhile; it is put back.
    """
    parts = parts_of_libraries()
    settings = _Settings()

    def begin(seed: int) -> None:
        settings.restore()  # of what the import of the check has changed
        _seed(seed)

    try:
        yield begin
    finally:
        settings.restore()
        replaced = _put_back(parts)
    if replaced:
        raise Unclean(f"leaves {', '.join(replaced)} replaced: other trials would not find that")


def _seed(seed: int) -> None:
    import numpy as np
    import torch

    torch.set_grad_enabled(True)
    random.seed(seed)
    np.random.seed(seed % 2**32)
    torch.manual_seed(seed)


class _Settings:
    """The settings of a process that a check could change, as they are now."""

    def __init__(self) -> None:
        import numpy as np
        import torch

        self._torch, self._numpy = torch, np
        self._grad = torch.is_grad_enabled()
        self._precision = torch.get_float32_matmul_precision()
        self._anomaly = torch.is_anomaly_enabled()
        self._autocast = torch.is_autocast_enabled()
        self._device = torch.get_default_device()
        self._state = random.getstate(), np.random.get_state(), torch.get_rng_state()
        self._folder, self._environment, self._path = os.getcwd(), dict(os.environ), list(sys.path)  # noqa: PTH109
        self._streams = sys.stdout, sys.stderr
        self._depth, self._errors = sys.getrecursionlimit(), np.geterr()
        self._modules = {name: sys.modules[name] for name in MODULES if name in sys.modules}

    def restore(self) -> None:
        """Put everything back."""
        torch = self._torch
        if torch.get_default_device() != self._device:
            torch.set_default_device(None)
        torch.set_grad_enabled(self._grad)
        torch.set_float32_matmul_precision(self._precision)
        torch.autograd.set_detect_anomaly(self._anomaly)
        torch.set_autocast_enabled(self._autocast)
        random.setstate(self._state[0])
        self._numpy.random.set_state(self._state[1])
        torch.set_rng_state(self._state[2])
        self._numpy.seterr(**self._errors)
        sys.stdout, sys.stderr = self._streams
        sys.path[:] = self._path
        sys.setrecursionlimit(self._depth)
        sys.modules.update(self._modules)
        if os.environ != self._environment:
            os.environ.clear()
            os.environ.update(self._environment)
        with suppress(OSError):
            os.chdir(self._folder)
        for hooks in _global_hooks():
            hooks.clear()


def _global_hooks() -> Iterator[dict[Any, Any]]:
    """Give torch's registers of what is called at every module and every step of an optimiser."""
    import torch.nn.modules.module as module
    import torch.optim.optimizer as optimizer

    for owner in (module, optimizer):
        yield from (v for k, v in vars(owner).items() if k.startswith("_global_") and isinstance(v, dict))


Part = tuple[str, Any, Mapping[str, Any]]
"""The name of a module or class, itself, and what it holds."""


@cache
def parts_of_libraries() -> tuple[Part, ...]:
    """Remember what the libraries hold, before the first check is imported in this process."""
    modules = [*(import_module(name) for name in MODULES), *_bench()]
    classes = {value: None for module in modules for value in vars(module).values() if _is_watched(value)}
    return (
        *((module.__name__, module, _held(module)) for module in modules),
        *((f"{c.__module__}.{c.__qualname__}", c, _held(c)) for c in classes),
    )


def _bench() -> Iterator[types.ModuleType]:
    folder = import_module(BENCH).__path__[0]
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 - names alone
        if name.endswith(".py") and name != "__init__.py":
            yield import_module(f"{BENCH}.{name.removesuffix('.py')}")


def _is_watched(value: object) -> bool:
    """Tell a class that can be changed, of the libraries above."""
    return isinstance(value, type) and value.__module__.startswith(("torch", BENCH)) and not _is_fixed(value)


def _is_fixed(kind: type) -> bool:
    """Tell a class of C, whose parts nobody can replace."""
    return not kind.__flags__ & (1 << 9)  # Py_TPFLAGS_HEAPTYPE


def _held(owner: Any) -> dict[str, Any]:
    """Give what an owner holds: of a module only what is public, for the rest is how it works."""
    if isinstance(owner, type):
        return {name: value for name, value in vars(owner).items() if name not in OWN}
    return {n: value for n, value in vars(owner).items() if not n.startswith("_") and n not in ALIASES}


def _wrapped_by_torch(now: Any, before: Any) -> bool:
    """Tell what torch itself wraps at first use, such as the step of an optimiser."""
    code = getattr(now, "__code__", None)
    return code is not None and getattr(now, "__wrapped__", None) is before and _is_of_torch(code.co_filename)


def _is_of_torch(file: str) -> bool:
    return file.startswith(os.path.dirname(import_module("torch").__file__ or "?"))  # noqa: PTH120


def _put_back(parts: tuple[Part, ...]) -> list[str]:
    """Put back what was replaced, and name it."""
    replaced = []
    for name, owner, held in parts:
        now = vars(owner)
        for key, value in held.items():
            if (other := now.get(key, ABSENT)) is not value and not _wrapped_by_torch(other, value):
                setattr(owner, key, value)
                replaced.append(f"{name}.{key}")
        if isinstance(owner, type) and len(now) > len(held):
            for key in [k for k in now if k not in held and k not in OWN]:
                delattr(owner, key)
                replaced.append(f"{name}.{key}")
    return replaced

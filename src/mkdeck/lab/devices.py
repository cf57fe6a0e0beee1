"""Devices: what a user may ask for, and what this machine has."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import sys

from mkdeck.errors import Failed, Problem, with_extra

NEEDED = ("torch", "numpy", "scipy", "matplotlib")
"""What the extra `verify` installs and a run imports."""

CHOICES = ("cpu", "cuda", "mps", "auto")


class NoDevice(Exception):  # noqa: N818 - reads as a sentence where it is raised
    """The device that was asked for is not there; carries what torch reports."""


def pick(wanted: str) -> str:
    """Give the device to run on. Raises NoDevice; nothing falls back to another device."""
    if wanted == "cpu":
        return wanted
    import torch

    if wanted == "auto":
        return "cuda" if torch.cuda.is_available() else "cpu"
    if wanted == "cuda" and not torch.cuda.is_available():
        raise NoDevice(f"no CUDA device: {_report()}")
    if wanted == "mps" and not torch.backends.mps.is_available():
        built = "built with" if torch.backends.mps.is_built() else "built without"
        raise NoDevice(f"no MPS device: torch {torch.__version__} is {built} MPS and finds none")
    return wanted


def _report() -> str:
    """Say what torch says of CUDA here."""
    import torch

    if torch.version.cuda is None:
        return f"torch {torch.__version__} is built without CUDA"
    try:
        torch.cuda.init()  # type: ignore[no-untyped-call]
    except (RuntimeError, AssertionError) as reason:
        return f"torch {torch.__version__} says: {str(reason).splitlines()[0]}"
    return (
        f"torch {torch.__version__} with CUDA {torch.version.cuda} counts {torch.cuda.device_count()} devices"
    )


def require_torch() -> str:
    """Give torch's version without importing it; without the extra, say in one line how to install it."""
    for name in NEEDED:
        if (name in sys.modules and sys.modules[name] is None) or importlib.util.find_spec(name) is None:
            fault = f"verify needs {name}, which is not installed"
            raise Failed([Problem("mkdeck", 0, fault, with_extra("verify"))])
    return importlib.metadata.version("torch")

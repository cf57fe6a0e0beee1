"""The lab: checks are declared, run, stored and judged."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from mkdeck.lab.declare import check, citation, exact, untestable
from mkdeck.lab.effect import difference, difference_of_differences, log_ratio, mean, ratio_of_ratios
from mkdeck.lab.fact import at_least, at_most, near
from mkdeck.lab.gate import gate
from mkdeck.lab.measured import Censored, Unavailable
from mkdeck.lab.prediction import greater, less, not_worse, within
from mkdeck.lab.source import cite

if TYPE_CHECKING:
    from mkdeck.lab.bench.trial import Trial as Trial

__all__ = [
    "Censored",
    "Trial",
    "Unavailable",
    "at_least",
    "at_most",
    "check",
    "citation",
    "cite",
    "difference",
    "difference_of_differences",
    "exact",
    "gate",
    "greater",
    "less",
    "log_ratio",
    "mean",
    "near",
    "not_worse",
    "ratio_of_ratios",
    "untestable",
    "within",
]

BENCH = {"Trial": "trial"}
"""Name -> module of `mkdeck.lab.bench` that holds it; these import torch, so only on first use."""


def __getattr__(name: str) -> Any:
    """Import what measures when a check asks for it: declarations alone are read without torch."""
    if name not in BENCH:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"mkdeck.lab.bench.{BENCH[name]}"), name)

"""The lab: checks are declared, run, stored and judged."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from mkdeck.lab.declare import check, citation, exact, untestable
from mkdeck.lab.effect import difference, difference_of_differences, log_ratio, mean, ratio_of_ratios
from mkdeck.lab.fact import at_least, at_most, near
from mkdeck.lab.gate import converged, gate
from mkdeck.lab.measured import Censored, Unavailable
from mkdeck.lab.pick import pick
from mkdeck.lab.prediction import greater, less, not_worse, within
from mkdeck.lab.source import cite

if TYPE_CHECKING:
    from mkdeck.lab.bench.controls import freeze_norms as freeze_norms
    from mkdeck.lab.bench.controls import matched_width as matched_width
    from mkdeck.lab.bench.controls import parameters as parameters
    from mkdeck.lab.bench.controls import shuffled_labels as shuffled_labels
    from mkdeck.lab.bench.controls import shuffled_positions as shuffled_positions
    from mkdeck.lab.bench.dropout import Dropout as Dropout
    from mkdeck.lab.bench.dropout import Gain as Gain
    from mkdeck.lab.bench.dropout import gain_of_dropout as gain_of_dropout
    from mkdeck.lab.bench.ensemble import ensemble as ensemble
    from mkdeck.lab.bench.fit import Training as Training
    from mkdeck.lab.bench.fit import fit as fit
    from mkdeck.lab.bench.gradients import gradient_norms as gradient_norms
    from mkdeck.lab.bench.gradients import outputs as outputs
    from mkdeck.lab.bench.gradients import weight_gradient_norms as weight_gradient_norms
    from mkdeck.lab.bench.scores import accuracy as accuracy
    from mkdeck.lab.bench.scores import logits as logits
    from mkdeck.lab.bench.scores import mean_loss as mean_loss
    from mkdeck.lab.bench.trial import Trial as Trial

__all__ = [
    "Censored",
    "Dropout",
    "Gain",
    "Training",
    "Trial",
    "Unavailable",
    "accuracy",
    "at_least",
    "at_most",
    "check",
    "citation",
    "cite",
    "converged",
    "difference",
    "difference_of_differences",
    "ensemble",
    "exact",
    "fit",
    "freeze_norms",
    "gain_of_dropout",
    "gate",
    "gradient_norms",
    "greater",
    "less",
    "log_ratio",
    "logits",
    "matched_width",
    "mean",
    "mean_loss",
    "near",
    "not_worse",
    "outputs",
    "parameters",
    "pick",
    "ratio_of_ratios",
    "shuffled_labels",
    "shuffled_positions",
    "untestable",
    "weight_gradient_norms",
    "within",
]

BENCH = {
    "Trial": "trial",
    "fit": "fit",
    "Training": "fit",
    "accuracy": "scores",
    "logits": "scores",
    "mean_loss": "scores",
    "gradient_norms": "gradients",
    "outputs": "gradients",
    "weight_gradient_norms": "gradients",
    "Dropout": "dropout",
    "Gain": "dropout",
    "gain_of_dropout": "dropout",
    "freeze_norms": "controls",
    "matched_width": "controls",
    "parameters": "controls",
    "ensemble": "ensemble",
    "shuffled_labels": "controls",
    "shuffled_positions": "controls",
}
"""Name -> module of `mkdeck.lab.bench` that holds it; these import torch, so only on first use."""


def __getattr__(name: str) -> Any:
    """Import what measures when a check asks for it: declarations alone are read without torch."""
    if name not in BENCH:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"mkdeck.lab.bench.{BENCH[name]}"), name)

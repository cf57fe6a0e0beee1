"""Ready-made controls and sabotages: shuffled labels and positions, frozen norms, matched widths."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import torch
from torch import Tensor, nn

from mkdeck.lab.bench.trial import Trial

Net = TypeVar("Net", bound=nn.Module)
BatchNorm = nn.modules.batchnorm._BatchNorm


def shuffled_labels(trial: Trial, y: Tensor) -> Tensor:
    """Give the labels in another order, so that they have nothing to do with their inputs: (n,) -> (n,)."""
    return y[trial.permutation("shuffled labels", len(y)).to(y.device)]


def shuffled_positions(trial: Trial, x: Tensor) -> Tensor:
    """Move every point to another place, the same for all examples: (n, C, ...) -> (n, C, ...).

    Each example keeps its values and loses its neighbourhoods. Call it for training and test data alike.
    """
    flat = x.flatten(2)
    return flat[:, :, trial.permutation("shuffled positions", flat.shape[2]).to(x.device)].view_as(x)


def freeze_norms(net: Net, x: Tensor | None = None) -> Net:
    """Make each batch norm use fixed statistics for ever, in training too.

    They are those of the batch `x`, or mean 0 and variance 1, which normalises nothing.
    """
    norms = [m for m in net.modules() if isinstance(m, BatchNorm)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = 1.0
    if x is not None:
        with torch.no_grad():
            net.train()(x)
    for norm in norms:
        norm.eval()
        norm.train = lambda mode=True, norm=norm: norm  # type: ignore[method-assign,misc]
    return net


def parameters(net: nn.Module) -> int:
    """Count the trainable numbers of a net."""
    return sum(p.numel() for p in net.parameters() if p.requires_grad)


def matched_width(build: Callable[[int], nn.Module], count: int, widths: Iterable[int]) -> int:
    """Give the first width whose net has at least `count` parameters; nets are built without memory."""
    with torch.device("meta"):
        found = next((w for w in widths if parameters(build(w)) >= count), None)
    if found is None:
        raise ValueError(f"no width reaches {count:,} parameters")
    return found

"""How well a net does on examples, measured in evaluation mode and without a gradient."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

AT_ONCE = 1000
"""Examples in one forward pass: bounds the memory, changes no number by more than rounding."""


@contextmanager
def evaluating(net: nn.Module) -> Iterator[None]:
    """Put a net into evaluation mode, and each part of it back into the mode in which it was."""
    modes = [(part, part.training) for part in net.modules()]
    net.eval()
    try:
        with torch.no_grad():
            yield
    finally:
        for part, training in modes:
            part.training = training


def logits(net: nn.Module, x: Tensor) -> Tensor:
    """Give the net's outputs: (n, ...) -> (n, classes)."""
    with evaluating(net):
        return torch.cat([net(part) for part in x.split(AT_ONCE)])  # type: ignore[no-untyped-call]


def accuracy(net: nn.Module, x: Tensor, y: Tensor) -> float:
    """Give the share of examples classified right, 0 to 1.

    An output that is not a number counts as 0: a net that gives no other says the first class, by chance.
    """
    return float((logits(net, x).nan_to_num().argmax(1) == y).double().mean())


def mean_loss(net: nn.Module, x: Tensor, y: Tensor) -> float:
    """Give the mean cross-entropy in nats."""
    return float(cross_entropy(logits(net, x), y))

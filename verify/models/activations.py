"""Activation functions by name, as an arm sets them."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor


def clipped(x: Tensor) -> Tensor:
    """Clip to -1 to 1: a unit that saturates on both sides as tanh does (hard tanh)."""
    return x.clamp(-1, 1)


def linear(x: Tensor) -> Tensor:
    """Give the input: a net without any nonlinearity."""
    return x


ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": torch.relu,
    "tanh": torch.tanh,
    "clipped": clipped,
    "sigmoid": torch.sigmoid,
    "linear": linear,
}

"""Activation functions by name, as an arm sets them."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor


def linear(x: Tensor) -> Tensor:
    """Give the input: a net without any nonlinearity."""
    return x


ACTIVATIONS: dict[str, Callable[[Tensor], Tensor]] = {
    "relu": torch.relu,
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "linear": linear,
}

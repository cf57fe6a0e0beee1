"""What may stand where an architecture has its batch normalisation, by name."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn


class Affine(nn.Module):
    """Batch norm's learnable scale and shift without its statistics: (batch, C, ...) -> the same."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        """Scale and shift each channel."""
        shape = (1, -1, *(1,) * (x.dim() - 2))
        return x * self.weight.view(shape) + self.bias.view(shape)


class BatchFromZero(nn.BatchNorm2d):
    """Batch norm whose scale starts at 0: the branch that it ends starts as nothing."""

    def reset_parameters(self) -> None:
        """Start with scale 0, also when the weights are drawn anew."""
        super().reset_parameters()
        nn.init.zeros_(self.weight)


class Nothing(nn.Identity):
    """No normalisation and no parameter; takes the number of channels as the others do."""

    def __init__(self, channels: int) -> None:
        super().__init__()


NORMS: dict[str, Callable[[int], nn.Module]] = {
    "batch": nn.BatchNorm2d,
    "batch from zero": BatchFromZero,
    "batch1d": nn.BatchNorm1d,
    "affine": Affine,
    "none": Nothing,
}
"""`affine` is the matched control of `batch`: the same parameters, and no statistics at all."""

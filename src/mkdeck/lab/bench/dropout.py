"""Dropout whose masks are drawn on the CPU by name, and its control of the same gain without noise."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn


class Dropout(nn.Module):
    """Inverted dropout (arXiv:1207.0580; scaled in training, the identity at inference): (...) -> (...)."""

    def __init__(self, p: float, generator: torch.Generator) -> None:
        super().__init__()
        self.p, self.generator = p, generator

    def forward(self, x: Tensor) -> Tensor:
        """Drop each number with probability p, a fresh mask at every call."""
        if not self.training or self.p == 0:
            return x
        kept = torch.rand(x.shape, generator=self.generator) >= self.p
        return x * kept.to(x) / (1 - self.p)


class Gain(nn.Module):
    """Multiplies by a constant in training, and is the identity at inference: (...) -> (...)."""

    def __init__(self, factor: float) -> None:
        super().__init__()
        self.factor = factor

    def forward(self, x: Tensor) -> Tensor:
        """Scale."""
        return x * self.factor if self.training else x


def gain_of_dropout(p: float) -> Gain:
    """Give the gain-matched control: inverted dropout multiplies the second moment by 1 / (1 - p)."""
    return Gain(math.sqrt(1 / (1 - p)))

"""Inception's idea on series: filters of several sizes side by side, their feature maps concatenated."""

from __future__ import annotations

import torch
from torch import Tensor, nn

BUDGET = 24
"""Channels of a module with filters of 1, 3 and 5 points; others get a width to match."""


class Scales(nn.Module):
    """One module, its channels divided over the kernels: (batch, in, length) -> (batch, width, length)."""

    def __init__(self, channels: int, width: int, kernels: tuple[int, ...]) -> None:
        super().__init__()
        each = width // len(kernels)
        self.branches = nn.ModuleList(nn.Conv1d(channels, each, k, padding=k // 2) for k in kernels)

    def forward(self, x: Tensor) -> Tensor:
        """Concatenate the branches."""
        return torch.cat([branch(x) for branch in self.branches], 1).relu()


class ScalesNet(nn.Module):
    """A strided stem, three modules, the mean over positions: (batch, 1, 40) -> (batch, classes).

    Kernels of mean size 3 have as many parameters in the same width; a kernel of 1 gets a wider module.
    """

    def __init__(self, kernels: tuple[int, ...], classes: int = 10) -> None:
        super().__init__()
        width = BUDGET if sum(kernels) / len(kernels) == 3 else int(BUDGET * 3**0.5)
        self.stem = nn.Conv1d(1, width, 3, stride=2, padding=1)
        self.scales = nn.Sequential(*(Scales(width, width, kernels) for _ in range(3)))
        self.head = nn.Linear(width, classes)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        x = self.scales(self.stem(x).relu())
        logits: Tensor = self.head(x.mean(2))
        return logits

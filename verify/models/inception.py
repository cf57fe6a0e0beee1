"""The Inception module (Szegedy 2014, arXiv:1409.4842, figure 2), with and without its reductions."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Row:
    """One row of table 1: the channels of each convolution of a module, in the order of its columns."""

    one: int
    """#1x1."""

    reduce_three: int
    """#3x3 reduce."""

    three: int
    """#3x3."""

    reduce_five: int
    """#5x5 reduce."""

    five: int
    """#5x5."""

    pool: int
    """pool proj."""

    @property
    def width(self) -> int:
        """Channels of the concatenation."""
        return self.one + self.three + self.five + self.pool


@dataclass(frozen=True, slots=True)
class Form:
    """What papers and ports do differently."""

    reduce: bool = True
    """1x1 convolutions before the 3x3 and the 5x5; figure 2(a) is without."""

    kernel: int = 5
    """Of the branch called 5x5; the common port has 3 there."""

    norm: bool = False
    """Batch norm instead of biases; the paper is older than batch norm."""


PAPER = Form()
"""As published."""

PORT = Form(kernel=3, norm=True)
"""As the most used port has it: a 3x3 in the 5x5 branch, batch norm, no biases."""


def unit(width_in: int, width: int, kernel: int, form: Form, stride: int = 1) -> nn.Sequential:
    """Make a convolution that keeps the size, and a ReLU."""
    conv = nn.Conv2d(width_in, width, kernel, stride, padding=kernel // 2, bias=not form.norm)
    norm = (nn.BatchNorm2d(width, eps=0.001),) if form.norm else ()
    return nn.Sequential(conv, *norm, nn.ReLU())


def _branch(width_in: int, reduced: int, width: int, kernel: int, form: Form) -> nn.Sequential:
    if not form.reduce:
        return unit(width_in, width, kernel, form)
    return nn.Sequential(unit(width_in, reduced, 1, form), unit(reduced, width, kernel, form))


class Inception(nn.Module):
    """Four branches side by side: (batch, in, H, W) -> (batch, row.width, H, W)."""

    def __init__(self, width_in: int, row: Row, form: Form = PAPER) -> None:
        super().__init__()
        self.one = unit(width_in, row.one, 1, form)
        self.three = _branch(width_in, row.reduce_three, row.three, 3, form)
        self.five = _branch(width_in, row.reduce_five, row.five, form.kernel, form)
        self.pool = nn.Sequential(nn.MaxPool2d(3, stride=1, padding=1), unit(width_in, row.pool, 1, form))

    def forward(self, x: Tensor) -> Tensor:
        """Concatenate the feature maps of the branches."""
        return torch.cat([self.one(x), self.three(x), self.five(x), self.pool(x)], dim=1)

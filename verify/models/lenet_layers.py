"""The layers of LeNet-5 that torch does not have (LeCun, Bottou, Bengio, Haffner 1998, section II)."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn.functional import avg_pool2d, conv2d

TABLE_I = (
    (0, 1, 2),
    (1, 2, 3),
    (2, 3, 4),
    (3, 4, 5),
    (0, 4, 5),
    (0, 1, 5),
    (0, 1, 2, 3),
    (1, 2, 3, 4),
    (2, 3, 4, 5),
    (0, 3, 4, 5),
    (0, 1, 4, 5),
    (0, 1, 2, 5),
    (0, 1, 3, 4),
    (1, 2, 4, 5),
    (0, 2, 3, 5),
    (0, 1, 2, 3, 4, 5),
)
"""Table I: the maps of S2 that each map of C3 sees, 60 pairs."""


def squash(x: Tensor) -> Tensor:
    """Give A tanh(S x), the squashing function of appendix A."""
    return 1.7159 * torch.tanh(2 / 3 * x)


class Subsampling(nn.Module):
    """S2, S4: the sum of 2x2 inputs times a trainable coefficient plus a trainable bias, per map."""

    def __init__(self, maps: int) -> None:
        super().__init__()
        self.coefficient = nn.Parameter(torch.full((maps, 1, 1), 0.25))  # starts as the mean
        self.bias = nn.Parameter(torch.zeros(maps, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        """Shape (batch, maps, H, W) -> (batch, maps, H/2, W/2)."""
        return self.coefficient * 4 * avg_pool2d(x, 2) + self.bias

    def links(self, outputs: tuple[int, ...]) -> tuple[int, int]:
        """Each unit has four inputs and a bias."""
        return 4 * math.prod(outputs), math.prod(outputs)


class TableConv(nn.Module):
    """C3: a 5x5 convolution in which each map sees only its row of the table."""

    def __init__(self, table: tuple[tuple[int, ...], ...], maps_in: int) -> None:
        super().__init__()
        self.maps_in = maps_in
        self.pairs = [(out, seen) for out, row in enumerate(table) for seen in row]
        self.weight = nn.Parameter(torch.empty(len(self.pairs), 5, 5))
        self.bias = nn.Parameter(torch.zeros(len(table)))
        for out, row in enumerate(table):
            bound = 2.4 / (25 * len(row))  # appendix A: uniform in ±2.4 / fan-in
            mine = [i for i, pair in enumerate(self.pairs) if pair[0] == out]
            nn.init.uniform_(self.weight.data[mine[0] : mine[-1] + 1], -bound, bound)

    def forward(self, x: Tensor) -> Tensor:
        """Shape (batch, 6, 14, 14) -> (batch, 16, 10, 10)."""
        rows, columns = zip(*self.pairs, strict=True)
        dense = self.weight.new_zeros(len(self.bias), self.maps_in, 5, 5)
        return conv2d(x, dense.index_put((torch.tensor(rows), torch.tensor(columns)), self.weight), self.bias)

    def links(self, outputs: tuple[int, ...]) -> tuple[int, int]:
        """Each position uses every weight and every bias once."""
        positions = math.prod(outputs[1:])
        return self.weight.numel() * positions, self.bias.numel() * positions


class Codes(nn.Module):
    """OUTPUT: squared distance of F6 to a fixed code of ±1 per class; the smallest is the answer.

    The paper draws the codes as pictures of the characters and says that they could be random: here they are.
    """

    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        coin = torch.Generator().manual_seed(1998)
        codes = torch.randint(0, 2, (classes, width), generator=coin, device="cpu") * 2.0 - 1.0
        self.register_buffer("codes", codes)

    def forward(self, x: Tensor) -> Tensor:
        """Shape (batch, 84) -> (batch, 10)."""
        return (x[:, None] - self.get_buffer("codes")).square().sum(2)

    def links(self, outputs: tuple[int, ...]) -> tuple[int, int]:
        """Each unit sees all of F6 and has no bias."""
        return math.prod(outputs) * self.get_buffer("codes").shape[1], 0

"""Initial weights: one generator per parameter name, so that an extra layer re-seeds no other."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn

Draw = Callable[[str], torch.Generator]
"""Gives the CPU generator of a name; the same name gives the same numbers in every arm."""

Weighted = nn.Conv1d | nn.Conv2d | nn.Linear
"""The layers whose weights are drawn; everything else starts as its own definition says."""


def _fans(weight: Tensor) -> tuple[int, int]:
    """Give inputs and outputs of one unit: (out, in, *kernel) -> fan-in, fan-out."""
    field = math.prod(weight.shape[2:])
    return weight.shape[1] * field, weight.shape[0] * field


def _he(fan_in: int, fan_out: int) -> float:
    return math.sqrt(2 / fan_in)  # He 2015, arXiv:1502.01852, eq. 10


def _glorot(fan_in: int, fan_out: int) -> float:
    return math.sqrt(2 / (fan_in + fan_out))  # Glorot, Bengio 2010, eq. 12


def _lecun(fan_in: int, fan_out: int) -> float:
    return math.sqrt(1 / fan_in)  # LeCun, Bottou, Orr, Müller 1998, eq. 16


def _small(fan_in: int, fan_out: int) -> float:
    return 0.01  # Krizhevsky 2012, section 5; Simonyan, Zisserman 2014, section 3.1


SCHEMES: dict[str, Callable[[int, int], float]] = {
    "he": _he,
    "glorot": _glorot,
    "lecun": _lecun,
    "small": _small,
}
"""Standard deviation of a weight from its fan-in and fan-out."""


def draw_weights(net: nn.Module, draw: Draw, *, scheme: str = "he", gain: float = 1.0) -> nn.Module:
    """Draw every weight from a normal distribution, its deviation times `gain`; biases become 0."""
    deviation = SCHEMES[scheme]
    for name, module in net.named_modules():
        if isinstance(module, Weighted):
            _draw_layer(module, draw(f"{name}.weight"), lambda i, o: gain * deviation(i, o))
    return net


@torch.no_grad()
def _draw_layer(layer: Weighted, generator: torch.Generator, deviation: Callable[[int, int], float]) -> None:
    drawn = torch.randn(layer.weight.shape, generator=generator, dtype=torch.float32)
    layer.weight.copy_(drawn * deviation(*_fans(layer.weight)))
    if layer.bias is not None:
        layer.bias.zero_()

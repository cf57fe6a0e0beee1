"""Initial weights: one generator per parameter name, so that an extra layer re-seeds no other."""

from __future__ import annotations

import math
from collections.abc import Callable

import torch
from torch import Tensor, nn

Draw = Callable[[str], torch.Generator]
"""Gives the CPU generator of a name; the same name gives the same numbers in every arm."""

Weighted = nn.Conv1d | nn.Conv2d | nn.Linear
"""The layers whose weights are drawn."""


def _fans(weight: Tensor) -> tuple[int, int]:
    """Give inputs and outputs of one unit: (out, in, *kernel) -> fan-in, fan-out."""
    field = math.prod(weight.shape[2:])
    return weight.shape[1] * field, weight.shape[0] * field


def _scale(scheme: str, fan_in: int, fan_out: int) -> float:
    deviations = {
        "he": math.sqrt(2 / fan_in),  # He 2015, arXiv:1502.01852, eq. 10
        "glorot": math.sqrt(2 / (fan_in + fan_out)),  # Glorot, Bengio 2010, eq. 12
        "lecun": math.sqrt(1 / fan_in),  # LeCun, Bottou, Orr, Müller 1998, eq. 16
        "small": 0.01,  # Krizhevsky 2012, section 5
    }
    return deviations[scheme]


@torch.no_grad()
def draw_weights(net: nn.Module, draw: Draw, *, scheme: str = "he", gain: float = 1.0) -> None:
    """Draw every weight by its name, times `gain`; biases become 0, and other layers reset themselves."""
    for name, module in net.named_modules():
        if isinstance(module, Weighted):
            module.weight.copy_(gain * _drawn(module.weight, draw(f"{name}.weight"), scheme))
            if module.bias is not None:
                module.bias.zero_()
        elif isinstance(module, nn.modules.batchnorm._NormBase | nn.LayerNorm | nn.GroupNorm):
            module.reset_parameters()


def _drawn(weight: Tensor, generator: torch.Generator, scheme: str) -> Tensor:
    # Drawn in float64 on the CPU whatever the trial's dtype, so that all see the same numbers, rounded.
    drawn = torch.randn(weight.shape, generator=generator, dtype=torch.float64)
    if scheme == "orthogonal":
        return _orthogonal(drawn).to(weight)
    return (drawn * _scale(scheme, *_fans(weight))).to(weight)


def _orthogonal(drawn: Tensor) -> Tensor:
    """Make the flattened rows or columns orthonormal (Saxe 2013, arXiv:1312.6120)."""
    flat = drawn.flatten(1)
    q, r = torch.linalg.qr(flat if flat.shape[0] >= flat.shape[1] else flat.T)
    q = q * r.diagonal().sign()
    oriented: Tensor = q if flat.shape[0] >= flat.shape[1] else q.T
    return oriented.reshape(drawn.shape)

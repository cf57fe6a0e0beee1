"""Transformations of series that keep their class, as the series were made, and one that does not."""

from __future__ import annotations

import torch
from torch import Tensor


def move(x: Tensor, draws: torch.Generator, most: int = 8) -> Tensor:
    """Shift each series by up to `most` points in a circle: (batch, 1, length) -> the same."""
    length = x.shape[-1]
    shifts = torch.randint(-most, most + 1, (len(x), 1, 1), generator=draws)
    places = (torch.arange(length) + shifts) % length
    return x.gather(2, places.to(x.device).expand_as(x))


def scale_and_tilt(x: Tensor, draws: torch.Generator) -> Tensor:
    """Scale each series by 0.8 to 1.2 and add a slope of up to half a deviation from end to end."""
    factors = 0.8 + 0.4 * torch.rand((len(x), 1, 1), generator=draws)
    slopes = torch.rand((len(x), 1, 1), generator=draws) - 0.5
    ramp = torch.linspace(-0.5, 0.5, x.shape[-1])
    return x * factors.to(x) + (slopes * ramp).to(x)


def vary(x: Tensor, draws: torch.Generator) -> Tensor:
    """Move, scale and tilt: what the class of an mnist1d series does not depend on."""
    return scale_and_tilt(move(x, draws), draws)


def stay(x: Tensor, draws: torch.Generator) -> Tensor:
    """Change nothing: the control that takes the same steps."""
    return x


def turn_over(x: Tensor, draws: torch.Generator) -> Tensor:
    """Turn half of the series upside down, which makes one digit of another."""
    signs = torch.randint(0, 2, (len(x), 1, 1), generator=draws) * 2 - 1
    return x * signs.to(x)


TRANSFORMS = {"vary": vary, "stay": stay, "turn over": turn_over}
"""By name, as an arm sets them."""

"""A trial: one arm under one seed, and the only source of randomness that a check has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

import torch
from torch import Tensor, nn

from mkdeck.lab.bench.weights import draw_weights

Net = TypeVar("Net", bound=nn.Module)

QUICK_STEPS = 3
"""Enough to smoke a training loop: a first step, one after it, one with the momentum of both."""


@dataclass(slots=True)
class Trial:
    """What the harness hands to a measuring function.

    Every draw comes from a CPU generator that is named by its purpose and moves to the device after: two
    arms under one seed see the same numbers, and one more layer or draw re-seeds no other.
    """

    seed: int
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    dtype: torch.dtype = torch.float32
    quick: bool = False
    """Whether this run only smokes the code: `steps` then cuts training short, and no verdict is given."""

    shortened: bool = False
    """Whether `steps` did cut something short."""

    def generator(self, purpose: str) -> torch.Generator:
        """Give the CPU generator of a purpose; the same name gives the same numbers from the start."""
        digest = hashlib.sha256(f"{self.seed}/{purpose}".encode()).digest()
        return torch.Generator().manual_seed(int.from_bytes(digest[:8], "big") >> 1)

    def place(self, tensor: Tensor) -> Tensor:
        """Move to the trial's device; floating-point numbers take its dtype."""
        return tensor.to(self.device, self.dtype if tensor.is_floating_point() else None)

    def normal(self, purpose: str, *shape: int, std: float = 1.0) -> Tensor:
        """Draw from a normal distribution with mean 0: (*shape)."""
        drawn = torch.randn(shape, generator=self.generator(purpose), dtype=torch.float64)
        return self.place(drawn * std)

    def uniform(self, purpose: str, *shape: int, low: float = 0.0, high: float = 1.0) -> Tensor:
        """Draw evenly from [low, high): (*shape)."""
        drawn = torch.rand(shape, generator=self.generator(purpose), dtype=torch.float64)
        return self.place(low + (high - low) * drawn)

    def integers(self, purpose: str, high: int, *shape: int) -> Tensor:
        """Draw evenly from 0 to high - 1: (*shape)."""
        return torch.randint(high, shape, generator=self.generator(purpose)).to(self.device)

    def permutation(self, purpose: str, n: int) -> Tensor:
        """Draw an order of n things: (n,)."""
        return torch.randperm(n, generator=self.generator(purpose)).to(self.device)

    def batches(self, purpose: str, n: int, size: int) -> Iterator[Tensor]:
        """Give the indices of one batch after another for ever, in shuffled epochs of full batches."""
        generator = self.generator(purpose)
        while True:
            order = torch.randperm(n, generator=generator).to(self.device)
            for first in range(0, max(n - size, 0) + 1, size):
                yield order[first : first + size]

    def start(self, net: Net, *, scheme: str = "he", gain: float = 1.0) -> Net:
        """Draw every weight of a net by its name, and move the net to the trial's device and dtype.

        Schemes: `he`, `glorot`, `lecun`, `orthogonal`, or `small` (0.01). Biases become 0; norms are reset.
        """
        draw_weights(net, self.generator, scheme=scheme, gain=gain)
        return net.to(self.device, self.dtype)

    def dropout(self, p: float, name: str) -> nn.Module:
        """Give a layer of inverted dropout with masks of its own, drawn on the CPU."""
        from mkdeck.lab.bench.dropout import Dropout

        return Dropout(p, self.generator(f"dropout {name}"))

    def steps(self, n: int) -> int:
        """Give the number of training steps to take: n, or a few in a quick run."""
        if self.quick and n > QUICK_STEPS:
            self.shortened = True
            return QUICK_STEPS
        return n

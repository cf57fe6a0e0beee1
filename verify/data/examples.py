"""Examples with their labels, and the ways of taking fewer of them."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True, slots=True)
class Examples:
    """Inputs and their classes, on the CPU; `to` moves both."""

    x: Tensor
    """Standardised float32, (n, channels, height, width) or (n, channels, length)."""

    y: Tensor
    """Classes as int64, (n,)."""

    def __len__(self) -> int:
        return len(self.y)

    @property
    def classes(self) -> int:
        """How many classes there are."""
        return int(self.y.max()) + 1

    def take(self, index: Tensor) -> Examples:
        """Give the examples at these places."""
        return Examples(self.x[index], self.y[index])

    def few(self, per_class: int, generator: torch.Generator) -> Examples:
        """Draw `per_class` examples of each class; the whole in random order."""
        order = torch.randperm(len(self), generator=generator)
        classes = (order[self.y[order] == c][:per_class] for c in range(self.classes))
        chosen = torch.cat(list(classes))
        return self.take(chosen[torch.randperm(len(chosen), generator=generator)])

    def only(self, *classes: int) -> Examples:
        """Give the examples of these classes, renumbered from 0 in the order given."""
        chosen = self.take(torch.isin(self.y, torch.tensor(classes)).nonzero().flatten())
        numbers = {old: new for new, old in enumerate(classes)}
        return Examples(chosen.x, torch.tensor([numbers[int(c)] for c in chosen.y]))

    def to(self, device: torch.device | str, dtype: torch.dtype | None = None) -> Examples:
        """Move both; the dtype is that of the inputs."""
        return Examples(self.x.to(device=device, dtype=dtype), self.y.to(device))


@dataclass(frozen=True, slots=True)
class Dataset:
    """A training and a test part that share no example."""

    name: str
    train: Examples
    test: Examples
    checksum: str
    """SHA-256 of the bytes they were read from."""

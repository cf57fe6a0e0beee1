"""Fully connected nets of any depth, with the switches that the lectures speak of."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from verify.models.activations import ACTIVATIONS
from verify.models.norm import NORMS


class MLP(nn.Module):
    """Hidden layers of one width, then the logits: (batch, ...) -> (batch, classes).

    A hidden layer is act(norm(linear(x))); with `skip`, all but the first add their input to it.
    """

    def __init__(
        self,
        inputs: int,
        width: int,
        depth: int,
        classes: int = 10,
        *,
        act: str = "relu",
        norm: str = "none",
        skip: bool = False,
    ) -> None:
        super().__init__()
        self.act, self.skip = ACTIVATIONS[act], skip
        self.linears = nn.ModuleList(nn.Linear(width if i else inputs, width) for i in range(depth))
        self.norms = nn.ModuleList(NORMS[norm](width) for _ in range(depth))
        self.dropout: nn.Module = nn.Identity()
        """After each hidden layer; a check puts its own here, which draws from its trial."""
        self.out = nn.Linear(width, classes)
        self.off: frozenset[int] = frozenset()
        """Hidden layers that are left out: they pass their input on."""
        self.mute: frozenset[int] = frozenset()
        """Hidden layers that are left out with their shortcut: they pass nothing on."""
        self.crossed = False
        """Whether shortcuts carry the numbers of another example of the batch."""

    def states(self, x: Tensor) -> list[Tensor]:
        """Give the outputs of the hidden layers, in order."""
        x, states = x.flatten(1), []
        for i, (linear, norm) in enumerate(zip(self.linears, self.norms, strict=True)):
            if i not in self.off:
                branch = self.dropout(self.act(norm(linear(x))))
                x = self._shortcut(x) + branch if self.skip and i else branch
            if i in self.mute:
                x = torch.zeros_like(x)
            states.append(x)
        return states

    def _shortcut(self, x: Tensor) -> Tensor:
        return x.roll(1, 0) if self.crossed else x

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        logits: Tensor = self.out(self.states(x)[-1])
        return logits

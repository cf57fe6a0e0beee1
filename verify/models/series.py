"""Convolutional nets for series, small enough to train often (the first as in arXiv:2011.14439)."""

from __future__ import annotations

from torch import Tensor, nn

from verify.models.activations import ACTIVATIONS
from verify.models.norm import NORMS

Shape = tuple[tuple[int, int, int], ...]
"""Width, kernel and stride of each convolution."""

MNIST1D: Shape = ((25, 5, 2), (25, 3, 2), (25, 3, 2))
"""The convolutional net of the mnist1d paper: 5,210 parameters on 40 points."""


class SeriesNet(nn.Module):
    """Convolutions, then one linear layer on all that is left: (batch, 1, length) -> (batch, classes)."""

    def __init__(
        self,
        shape: Shape = MNIST1D,
        *,
        length: int = 40,
        classes: int = 10,
        act: str = "relu",
        norm: str = "none",
    ) -> None:
        super().__init__()
        self.act, channels = ACTIVATIONS[act], 1
        self.convs, self.norms = nn.ModuleList(), nn.ModuleList()
        for width, kernel, stride in shape:
            self.convs.append(nn.Conv1d(channels, width, kernel, stride, padding=kernel // 2))
            self.norms.append(NORMS[norm](width))
            channels, length = width, -(-length // stride)
        self.head = nn.Linear(channels * length, classes)

    def features(self, x: Tensor) -> Tensor:
        """Give what the head sees: (batch, 1, length) -> (batch, width * positions)."""
        for conv, norm in zip(self.convs, self.norms, strict=True):
            x = self.act(norm(conv(x)))
        return x.flatten(1)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        logits: Tensor = self.head(self.features(x))
        return logits

"""Convolution and pooling in turn, as LeNet has them, on series."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn.functional import max_pool1d


class PooledNet(nn.Module):
    """Convolution and pooling twice, then two layers: (batch, 1, length) -> (batch, classes).

    The order of LeNet-5's layers (C S C S F F) at a size for series: 6,532 parameters.
    """

    def __init__(self, width: int = 16, hidden: int = 30, *, length: int = 40, classes: int = 10) -> None:
        super().__init__()
        self.convs = nn.ModuleList((nn.Conv1d(1, width, 5, padding=2), nn.Conv1d(width, width, 5, padding=2)))
        self.hidden = nn.Linear(width * (length // 4), hidden)
        self.head = nn.Linear(hidden, classes)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        for conv in self.convs:
            x = max_pool1d(conv(x).relu(), 2)
        logits: Tensor = self.head(self.hidden(x.flatten(1)).relu())
        return logits

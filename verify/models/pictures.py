"""A small convolutional net for pictures with any activation."""

from __future__ import annotations

from torch import Tensor, nn

from verify.models.activations import ACTIVATIONS


class PictureNet(nn.Module):
    """Two convolutions of stride 2, then one linear layer: (batch, 1, 28, 28) -> (batch, classes)."""

    def __init__(self, *, act: str = "relu", classes: int = 10) -> None:
        super().__init__()
        self.act = ACTIVATIONS[act]
        self.convs = nn.ModuleList(
            (nn.Conv2d(1, 16, 5, stride=2, padding=2), nn.Conv2d(16, 32, 3, stride=2, padding=1))
        )
        self.head = nn.Linear(32 * 7 * 7, classes)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        for conv in self.convs:
            x = self.act(conv(x))
        logits: Tensor = self.head(x.flatten(1))
        return logits

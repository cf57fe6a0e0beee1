"""The CIFAR-style residual network of 6n+2 layers (arXiv:1512.03385, section 4.2), small enough to train."""

from __future__ import annotations

from torch import Tensor, nn, relu

from verify.models.norm import NORMS
from verify.models.resnet import stage
from verify.models.resnet_block import Block, Design

CIFAR = Design(shortcut="pad")
"""Identity shortcuts only, as the section has them: residual and plain net have the same parameters."""

CIFAR_PLAIN = Design(shortcut="pad", skip=False)
"""The section's plain network."""


class SmallResNet(nn.Module):
    """Three stages of n blocks: (batch, channels, H, W) -> (batch, classes)."""

    def __init__(self, n: int, design: Design, *, width: int, channels: int, classes: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, width, 3, padding=1, bias=False)
        self.bn1 = NORMS[design.norm](width)
        self.stage1 = stage(Block, width, width, n, 1, design)
        self.stage2 = stage(Block, width, 2 * width, n, 2, design)
        self.stage3 = stage(Block, 2 * width, 4 * width, n, 2, design)
        self.fc = nn.Linear(4 * width, classes)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block from the input to the output."""
        return (*self.stage1, *self.stage2, *self.stage3)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        x = relu(self.bn1(self.conv1(x)))
        for block in self.blocks:
            x = block(x)
        logits: Tensor = self.fc(x.mean((2, 3)))
        return logits


def small_resnet(
    n: int, design: Design = CIFAR, *, width: int = 16, channels: int = 3, classes: int = 10
) -> SmallResNet:
    """Give the network of 6n+2 layers; the paper has n = 3, 5, 7, 9, 18 and width 16."""
    return SmallResNet(n, design, width=width, channels=channels, classes=classes)

"""ResNet 18 to 152 and its plain counterparts (He, Zhang, Ren, Sun 2015, arXiv:1512.03385).

Names and order are the paper's table 1. The stride of a bottleneck is on its first 1x1 convolution, as
in the paper; ports that moved it to the 3x3 have the same parameters and more multiply-adds.
"""

from __future__ import annotations

from torch import Tensor, nn, relu
from torch.nn.functional import max_pool2d

from verify.models.norm import NORMS
from verify.models.resnet_block import PAPER, PLAIN, Block, Bottleneck, Design

__all__ = ["PAPER", "PLAIN", "TABLE_1", "Block", "Bottleneck", "Design", "ResNet", "resnet"]


def stage(
    block: type[Block], width_in: int, width: int, count: int, stride: int, design: Design
) -> nn.Sequential:
    """Stack `count` blocks, the first of which changes the shape."""
    first = block(width_in, width, stride, design)
    rest = (block(width * block.expansion, width, 1, design) for _ in range(count - 1))
    return nn.Sequential(first, *rest)


class ResNet(nn.Module):
    """The ImageNet networks of table 1: (batch, 3, 224, 224) -> (batch, classes)."""

    def __init__(
        self, block: type[Block], counts: tuple[int, ...], design: Design, *, width: int, classes: int
    ) -> None:
        super().__init__()
        wide = width * block.expansion
        self.conv1 = nn.Conv2d(3, width, 7, stride=2, padding=3, bias=False)
        self.bn1 = NORMS[design.norm](width)
        self.conv2_x = stage(block, width, width, counts[0], 1, design)
        self.conv3_x = stage(block, wide, 2 * width, counts[1], 2, design)
        self.conv4_x = stage(block, 2 * wide, 4 * width, counts[2], 2, design)
        self.conv5_x = stage(block, 4 * wide, 8 * width, counts[3], 2, design)
        self.fc = nn.Linear(8 * wide, classes)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block from the input to the output."""
        return (*self.conv2_x, *self.conv3_x, *self.conv4_x, *self.conv5_x)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        x = relu(self.bn1(self.conv1(x)))
        x = max_pool2d(x, 3, stride=2, padding=1)
        for block in self.blocks:
            x = block(x)
        logits: Tensor = self.fc(x.mean((2, 3)))
        return logits


TABLE_1: dict[int, tuple[type[Block], tuple[int, int, int, int]]] = {
    18: (Block, (2, 2, 2, 2)),
    34: (Block, (3, 4, 6, 3)),
    50: (Bottleneck, (3, 4, 6, 3)),
    101: (Bottleneck, (3, 4, 23, 3)),
    152: (Bottleneck, (3, 8, 36, 3)),
}
"""Depth -> block and number of blocks in conv2_x to conv5_x."""


def resnet(depth: int, design: Design = PAPER, *, width: int = 64, classes: int = 1000) -> ResNet:
    """Give ResNet-`depth`; a smaller `width` keeps its depth and shape and costs less."""
    block, counts = TABLE_1[depth]
    return ResNet(block, counts, design, width=width, classes=classes)

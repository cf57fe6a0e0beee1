"""The blocks of ResNet and its plain counterparts, with switches (arXiv:1512.03385, figures 2 and 5)."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor, nn, relu
from torch.nn.functional import pad

from verify.models.norm import NORMS


@dataclass(frozen=True, slots=True)
class Design:
    """The switches; each changes one thing and leaves the other parameters their names."""

    skip: bool = True
    """H(x) = F(x) + shortcut(x); without it H(x) = F(x), the paper's plain network."""

    norm: str = "batch"
    """After each convolution: a name in `NORMS`."""

    scale: float = 1.0
    """Factor on the branch F(x), with and without shortcut."""

    zero_last: bool = False
    """The last batch norm of each branch starts with scale 0, so F = 0 (Goyal 2017, arXiv:1706.02677)."""

    shortcut: str = "project"
    """Where the shape changes: a strided 1x1 convolution (option B), or zero channels (option A)."""

    @property
    def last_norm(self) -> str:
        """Give the norm that ends each branch; only batch norm can start from zero."""
        return "batch from zero" if self.zero_last else self.norm


PAPER = Design()
"""As published."""

PLAIN = Design(skip=False)
"""The same layers without a shortcut: figure 3, middle."""


class Pad(nn.Module):
    """Option A: every stride-th pixel and zeros for the new channels, without any parameter."""

    def __init__(self, width: int, stride: int) -> None:
        super().__init__()
        self.width, self.stride = width, stride

    def forward(self, x: Tensor) -> Tensor:
        """Shape (batch, C, H, W) -> (batch, width, H/stride, W/stride)."""
        x = x[:, :, :: self.stride, :: self.stride]
        return pad(x, (0, 0, 0, 0, 0, self.width - x.shape[1]))


def _shortcut(width_in: int, width: int, stride: int, design: Design) -> nn.Module | None:
    if not design.skip:
        return None
    if stride == 1 and width_in == width:
        return nn.Identity()
    if design.shortcut == "pad":
        return Pad(width, stride)
    return nn.Sequential(nn.Conv2d(width_in, width, 1, stride, bias=False), NORMS[design.norm](width))


class Block(nn.Module):
    """One building block: relu(F(x) + shortcut(x))."""

    expansion = 1
    """Channels of the output over those of the branch's inside."""

    def __init__(self, width_in: int, width: int, stride: int, design: Design) -> None:
        super().__init__()
        self.design = design
        self.branch(width_in, width, stride)
        self.shortcut = _shortcut(width_in, width * self.expansion, stride, design)

    def branch(self, width_in: int, width: int, stride: int) -> None:
        """Make the layers of F: two 3x3 convolutions (figure 5, left)."""
        norm = NORMS[self.design.norm]
        self.conv1 = nn.Conv2d(width_in, width, 3, stride, padding=1, bias=False)
        self.bn1 = norm(width)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.bn2 = NORMS[self.design.last_norm](width)

    def F(self, x: Tensor) -> Tensor:
        """Give the branch: (batch, in, H, W) -> (batch, out, H/stride, W/stride)."""
        x = relu(self.bn1(self.conv1(x)))
        x = self.bn2(self.conv2(x))
        return self.design.scale * x

    def forward(self, x: Tensor) -> Tensor:
        """Give relu(H(x))."""
        if self.shortcut is None:
            return relu(self.F(x))
        return relu(self.F(x) + self.shortcut(x))


class Bottleneck(Block):
    """The block of the deeper networks: 1x1, 3x3, 1x1 (figure 5, right)."""

    expansion = 4

    def branch(self, width_in: int, width: int, stride: int) -> None:
        """Make the layers of F."""
        norm = NORMS[self.design.norm]
        self.conv1 = nn.Conv2d(width_in, width, 1, stride, bias=False)
        self.bn1 = norm(width)
        self.conv2 = nn.Conv2d(width, width, 3, padding=1, bias=False)
        self.bn2 = norm(width)
        self.conv3 = nn.Conv2d(width, width * 4, 1, bias=False)
        self.bn3 = NORMS[self.design.last_norm](width * 4)

    def F(self, x: Tensor) -> Tensor:
        """Give the branch: (batch, in, H, W) -> (batch, 4 width, H/stride, W/stride)."""
        x = relu(self.bn1(self.conv1(x)))
        x = relu(self.bn2(self.conv2(x)))
        x = self.bn3(self.conv3(x))
        return self.design.scale * x

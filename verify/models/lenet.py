"""LeNet-5 as published (LeCun, Bottou, Bengio, Haffner 1998, figure 2) and as it is taught today."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn.functional import max_pool2d

from verify.models.lenet_layers import TABLE_I, Codes, Subsampling, TableConv, squash


class LeNet5(nn.Module):
    """The network of 1998: (batch, 1, 32, 32) -> (batch, 10) penalties, the smallest is the answer."""

    def __init__(self) -> None:
        super().__init__()
        self.C1 = nn.Conv2d(1, 6, 5)
        self.S2 = Subsampling(6)
        self.C3 = TableConv(TABLE_I, 6)
        self.S4 = Subsampling(16)
        self.C5 = nn.Conv2d(16, 120, 5)
        self.F6 = nn.Linear(120, 84)
        self.OUTPUT = Codes(84, 10)

    def forward(self, x: Tensor) -> Tensor:
        """Squash after every layer up to F6, as section II.B has it."""
        x = squash(self.S2(squash(self.C1(x))))
        x = squash(self.S4(squash(self.C3(x))))
        x = squash(self.C5(x)).flatten(1)
        penalties: Tensor = self.OUTPUT(squash(self.F6(x)))
        return penalties


class ModernLeNet(nn.Module):
    """The common port, ReLU and max pooling, without the table: (batch, 1, 32, 32) -> (batch, classes)."""

    def __init__(self, classes: int = 10) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 5 * 5, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, classes)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        x = max_pool2d(self.conv1(x).relu(), 2)
        x = max_pool2d(self.conv2(x).relu(), 2).flatten(1)
        logits: Tensor = self.fc3(self.fc2(self.fc1(x).relu()).relu())
        return logits

"""VGG A to E (Simonyan, Zisserman 2014, arXiv:1409.1556, table 1)."""

from __future__ import annotations

from collections.abc import Iterator

from torch import Tensor, nn

WIDTHS = (64, 128, 256, 512, 512)
"""Channels of the five stages; a 2x2 max pooling ends each."""

TABLE_1: dict[str, tuple[str, ...]] = {
    "A": ("3", "3", "33", "33", "33"),
    "B": ("33", "33", "33", "33", "33"),
    "C": ("33", "33", "331", "331", "331"),
    "D": ("33", "33", "333", "333", "333"),
    "E": ("33", "33", "3333", "3333", "3333"),
}
"""Kernel sizes in each stage; A-LRN differs from A in nothing that is trained."""


def _stages(kernels: tuple[str, ...], widths: tuple[int, ...], channels: int) -> Iterator[nn.Module]:
    for stage, width in zip(kernels, widths, strict=True):
        for kernel in map(int, stage):
            yield nn.Conv2d(channels, width, kernel, padding=kernel // 2)
            yield nn.ReLU()
            channels = width
        yield nn.MaxPool2d(2)


class VGG(nn.Module):
    """One column of table 1: (batch, 3, 224, 224) -> (batch, classes)."""

    def __init__(self, column: str, classes: int = 1000) -> None:
        super().__init__()
        self.features = nn.Sequential(*_stages(TABLE_1[column], WIDTHS, 3))
        self.classifier = nn.Sequential(
            nn.Linear(512 * 7 * 7, 4096),
            nn.ReLU(),
            nn.Dropout(0.5),
            nn.Linear(4096, 4096),
            nn.ReLU(),
            nn.Dropout(0.5),
            nn.Linear(4096, classes),
        )

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        logits: Tensor = self.classifier(self.features(x).flatten(1))
        return logits


class SmallVGG(nn.Module):
    """Stages of 3x3 convolutions, small enough to train: (batch, channels, H, W) -> (batch, classes)."""

    def __init__(
        self, kernels: tuple[str, ...], widths: tuple[int, ...], *, channels: int = 1, classes: int = 10
    ) -> None:
        super().__init__()
        self.features = nn.Sequential(*_stages(kernels, widths, channels))
        self.fc = nn.Linear(widths[-1], classes)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits, from the mean over positions."""
        logits: Tensor = self.fc(self.features(x).mean((2, 3)))
        return logits

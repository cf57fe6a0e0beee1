"""AlexNet: two groups for two GPUs as published (Krizhevsky, Sutskever, Hinton 2012), and one tower."""

from __future__ import annotations

from torch import Tensor, nn


def _response_norm() -> nn.LocalResponseNorm:
    """Section 3.3: n = 5, k = 2, alpha = 1e-4, beta = 0.75; torch divides alpha by n, the paper does not."""
    return nn.LocalResponseNorm(5, alpha=5 * 1e-4, beta=0.75, k=2)


def _classifier(classes: int) -> nn.Sequential:
    """Make the three fully connected layers, dropout before the first two (section 4.2)."""
    return nn.Sequential(
        nn.Dropout(0.5),
        nn.Linear(256 * 6 * 6, 4096),
        nn.ReLU(),
        nn.Dropout(0.5),
        nn.Linear(4096, 4096),
        nn.ReLU(),
        nn.Linear(4096, classes),
    )


class AlexNet(nn.Module):
    """Figure 2, the two GPUs as two groups: (batch, 3, 227, 227) -> (batch, classes).

    The paper says 224; 55 positions of an 11x11 filter with stride 4 need 227, or two pixels of padding.
    """

    def __init__(self, classes: int = 1000) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 96, 11, stride=4),
            nn.ReLU(),
            _response_norm(),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(96, 256, 5, padding=2, groups=2),
            nn.ReLU(),
            _response_norm(),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(256, 384, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(384, 384, 3, padding=1, groups=2),
            nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1, groups=2),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
        )
        self.classifier = _classifier(classes)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        logits: Tensor = self.classifier(self.features(x).flatten(1))
        return logits


class OneTower(nn.Module):
    """The single-GPU form that ports follow (Krizhevsky 2014, arXiv:1404.5997): (batch, 3, 224, 224)."""

    def __init__(self, classes: int = 1000) -> None:
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 64, 11, stride=4, padding=2),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(64, 192, 5, padding=2),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(192, 384, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(256, 256, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
        )
        self.classifier = _classifier(classes)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits."""
        logits: Tensor = self.classifier(self.features(x).flatten(1))
        return logits

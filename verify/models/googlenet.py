"""GoogLeNet (Szegedy 2014, arXiv:1409.4842, table 1), without the auxiliary classifiers of training."""

from __future__ import annotations

from itertools import pairwise

from torch import Tensor, nn

from verify.models.inception import PAPER, Form, Inception, Row, unit

TABLE_1 = {
    "3a": Row(64, 96, 128, 16, 32, 32),
    "3b": Row(128, 128, 192, 32, 96, 64),
    "4a": Row(192, 96, 208, 16, 48, 64),
    "4b": Row(160, 112, 224, 24, 64, 64),
    "4c": Row(128, 128, 256, 24, 64, 64),
    "4d": Row(112, 144, 288, 32, 64, 64),
    "4e": Row(256, 160, 320, 32, 128, 128),
    "5a": Row(256, 160, 320, 32, 128, 128),
    "5b": Row(384, 192, 384, 48, 128, 128),
}
"""The nine modules in order."""


def _halve() -> nn.MaxPool2d:
    return nn.MaxPool2d(3, stride=2, ceil_mode=True)


def _stem(form: Form) -> nn.Sequential:
    """Stack what stands before the modules: (batch, 3, 224, 224) -> (batch, 192, 28, 28)."""
    early = nn.Identity() if form.norm else nn.LocalResponseNorm(5)
    late = nn.Identity() if form.norm else nn.LocalResponseNorm(5)
    return nn.Sequential(
        unit(3, 64, 7, form, stride=2),
        _halve(),
        early,
        unit(64, 64, 1, form),
        unit(64, 192, 3, form),
        late,
        _halve(),
    )


class GoogLeNet(nn.Module):
    """Shape (batch, 3, 224, 224) -> (batch, classes)."""

    def __init__(self, form: Form = PAPER, classes: int = 1000) -> None:
        super().__init__()
        self.stem = _stem(form)
        widths = (192, *(row.width for row in TABLE_1.values()))
        rows = zip(pairwise(widths), TABLE_1.items(), strict=True)
        self.inception = nn.ModuleDict({name: Inception(into, row, form) for (into, _), (name, row) in rows})
        self.halve = _halve()
        self.dropout = nn.Dropout(0.4)
        self.fc = nn.Linear(widths[-1], classes)

    def forward(self, x: Tensor) -> Tensor:
        """Give the logits; the size halves before 4a and 5a."""
        x = self.stem(x)
        for name, module in self.inception.items():
            x = module(self.halve(x) if name in ("4a", "5a") else x)
        logits: Tensor = self.fc(self.dropout(x.mean((2, 3))))
        return logits

"""A subset of Fashion-MNIST: 5,000 training and 2,000 test pictures, classes in equal number."""

from __future__ import annotations

import torch

from verify.data.examples import Dataset, Examples
from verify.data.pinned import Pinned

FILE = Pinned("fashion-mnist.bin.xz", "64dd5dd0792473dd50653885a0eca855400e5459f2175f77782a9f3eee3f8ab9")
TRAIN, TEST, PIXELS = 5000, 2000, 28 * 28
MEAN, SPREAD = 0.2860, 0.3530
"""Of the whole training set's pixels, in units of 255."""


def _examples(data: bytes, count: int) -> Examples:
    flat = torch.frombuffer(bytearray(data), dtype=torch.uint8)
    pictures = flat[: count * PIXELS].view(count, 1, 28, 28).float()
    return Examples((pictures / 255 - MEAN) / SPREAD, flat[count * PIXELS :].long())


def fashion() -> Dataset:
    """Load the pictures as (n, 1, 28, 28), standardised."""
    data = FILE.read()
    split = TRAIN * (PIXELS + 1)
    train, test = _examples(data[:split], TRAIN), _examples(data[split:], TEST)
    return Dataset("Fashion-MNIST (5,000 + 2,000)", train, test, FILE.sha256)

"""mnist1d: series of 40 points in ten classes, 4,000 for training and 1,000 for testing."""

from __future__ import annotations

import torch

from verify.data.examples import Dataset, Examples
from verify.data.pinned import Pinned

FILE = Pinned("mnist1d.bin.xz", "3a78319b11df71f19f7918beb6dedb039adf3f74d51af4f71e35fa9b47828a83")
COUNT, TRAIN, LENGTH = 5000, 4000, 40


def mnist1d() -> Dataset:
    """Load the series as (n, 1, 40), mean 0 and deviation 1 over all."""
    data = bytearray(FILE.read())
    series = torch.frombuffer(data, dtype=torch.float16, count=COUNT * LENGTH).view(COUNT, 1, LENGTH).float()
    labels = torch.frombuffer(data, dtype=torch.uint8, offset=2 * COUNT * LENGTH).long()
    train, test = Examples(series[:TRAIN], labels[:TRAIN]), Examples(series[TRAIN:], labels[TRAIN:])
    return Dataset("mnist1d", train, test, FILE.sha256)

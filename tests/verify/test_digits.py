import sys

import numpy as np
import pytest

from verify.data.digits import checked, digits, read_digits
from verify.data.examples import Dataset
from verify.data.folder import DataMissingError
from verify.data.pinned import WrongBytesError


@pytest.fixture
def data() -> Dataset:
    pytest.importorskip("sklearn", reason="the digits come with scikit-learn, which is not installed")
    return digits()


def test_there_are_1797_pictures_of_8x8_in_ten_classes(data: Dataset) -> None:
    assert (data.train.x.shape, data.test.x.shape) == ((1437, 1, 8, 8), (360, 1, 8, 8))
    assert data.train.classes == data.test.classes == 10


def test_training_part_is_standardised(data: Dataset) -> None:
    assert abs(float(data.train.x.mean())) < 1e-5
    assert abs(float(data.train.x.std()) - 1) < 1e-3


def test_no_training_picture_is_a_test_picture(data: Dataset) -> None:
    train = {picture.numpy().tobytes() for picture in data.train.x}
    assert not train & {picture.numpy().tobytes() for picture in data.test.x}


def test_single_changed_value_is_refused(data: Dataset) -> None:
    values, classes = (part.copy() for part in read_digits())
    values[5, 20] += 1
    with pytest.raises(WrongBytesError, match="digits: SHA-256 is"):
        checked(values, classes)


def test_other_digits_are_refused() -> None:
    with pytest.raises(WrongBytesError, match="digits: SHA-256 is"):
        checked(np.zeros((1797, 64)), np.zeros(1797))


def test_without_the_package_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sklearn", None)
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(DataMissingError, match="pip install scikit-learn"):
        digits()

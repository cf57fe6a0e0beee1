from pathlib import Path

import pytest
import torch

from verify.data.cat import FILE, cat
from verify.data.cut_cat import cut
from verify.data.photo import photo
from verify.data.pinned import HERE, WrongBytesError


def test_crops_have_the_shape_of_the_first_photograph_s() -> None:
    assert cat().shape == photo().shape == (16, 3, 64, 64)


def test_each_channel_is_standardised() -> None:
    torch.testing.assert_close(cat().mean((0, 2, 3)), torch.zeros(3), atol=1e-5, rtol=0)
    torch.testing.assert_close(cat().std((0, 2, 3)), torch.ones(3), atol=1e-5, rtol=0)


def test_neighbouring_pixels_are_alike_as_in_a_photograph() -> None:
    x = cat()
    assert float((x[..., 1:] * x[..., :-1]).mean()) > 0.9


def test_licence_lies_beside_the_crops() -> None:
    assert "CC0 1.0 Universal" in (HERE / "LICENSE.cat").read_text()


def test_crops_are_what_their_script_cuts() -> None:
    data = pytest.importorskip("skimage.data", reason="the photograph comes with scikit-image, not installed")
    assert cut(Path(data.__file__).parent / "chelsea.png") == FILE.read()


def test_another_picture_is_not_cut(tmp_path: Path) -> None:
    (tmp_path / "chelsea.png").write_bytes(b"another")
    with pytest.raises(WrongBytesError):
        cut(tmp_path / "chelsea.png")

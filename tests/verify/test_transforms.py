import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from verify.data.transforms import TRANSFORMS, move, stay, turn_over


def draws(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


SERIES = torch.arange(40.0).repeat(8, 1, 1)


@given(st.integers(0, 10**6))
def test_moving_keeps_every_value_and_the_order_round_the_circle(seed: int) -> None:
    moved = move(SERIES, draws(seed))
    steps = (moved.roll(-1, 2) - moved) % 40
    assert torch.equal(steps, torch.ones_like(steps))


@given(st.integers(0, 10**6), st.integers(0, 5))
def test_moving_goes_no_farther_than_it_may(seed: int, most: int) -> None:
    first = move(SERIES, draws(seed), most)[..., 0]
    assert torch.minimum(first, 40 - first).max() <= most


def test_staying_changes_nothing() -> None:
    assert torch.equal(stay(SERIES, draws(0)), SERIES)


def test_turning_over_changes_the_sign_of_some_series_and_nothing_else() -> None:
    turned = turn_over(SERIES, draws(0))
    assert torch.equal(turned.abs(), SERIES)
    assert 0 < int((turned.sum(2) < 0).sum()) < len(SERIES)


@pytest.mark.parametrize("name", TRANSFORMS)
def test_the_same_generator_gives_the_same_series(name: str) -> None:
    once, again = (TRANSFORMS[name](SERIES, draws(3)) for _ in range(2))
    assert torch.equal(once, again)

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from verify.data.transforms import TRANSFORMS, move, scale_and_tilt, stay, turn_over, vary


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


def test_every_shift_up_to_the_farthest_happens_about_as_often() -> None:
    first = move(SERIES.repeat(500, 1, 1), draws(1))[..., 0]
    shifts = torch.where(first > 20, first - 40, first).flatten().long()
    counts = torch.bincount(shifts + 8, minlength=17)
    assert len(counts) == 17
    assert counts.min() > 4000 / 17 * 0.7 and counts.max() < 4000 / 17 * 1.3


LINE, FLAT = torch.ones(4000, 1, 41), torch.zeros(4000, 1, 41)


def test_scaling_is_by_0_8_to_1_2_and_the_same_for_a_whole_series() -> None:
    middle = scale_and_tilt(LINE, draws(1))[:, 0, 20]
    assert 0.8 <= middle.min() < 0.801 and 1.199 < middle.max() <= 1.2
    assert abs(float(middle.mean()) - 1) < 0.01


def test_tilt_is_a_straight_line_through_the_middle_of_up_to_half_a_deviation() -> None:
    tilted = scale_and_tilt(FLAT, draws(1))[:, 0]
    assert tilted[:, 20].abs().max() < 1e-6
    steps = tilted.diff(dim=1)
    torch.testing.assert_close(steps, steps[:, :1].expand_as(steps), atol=1e-6, rtol=0)
    rise = tilted[:, -1] - tilted[:, 0]
    assert -0.5 <= rise.min() < -0.499 and 0.499 < rise.max() <= 0.5
    assert abs(float(rise.mean())) < 0.02


def test_varying_is_moving_and_then_scaling_and_tilting() -> None:
    one, other = draws(5), draws(5)
    assert torch.equal(vary(SERIES, one), scale_and_tilt(move(SERIES, other), other))


@pytest.mark.parametrize("name", ["vary", "turn over"])
def test_each_series_gets_a_change_of_its_own_and_the_next_pass_others(name: str) -> None:
    generator, same = draws(2), SERIES[:1].repeat(64, 1, 1)
    once, twice = TRANSFORMS[name](same, generator), TRANSFORMS[name](same, generator)
    assert len({tuple(series[0].tolist()) for series in once}) >= 2
    assert not torch.equal(once, twice)
    assert not torch.equal(once, TRANSFORMS[name](same, draws(3)))


@pytest.mark.parametrize("name", TRANSFORMS)
def test_the_series_that_was_given_is_left_as_it_was(name: str) -> None:
    x = SERIES.clone()
    assert TRANSFORMS[name](x, draws(4)).shape == x.shape
    assert torch.equal(x, SERIES)


def test_names_are_those_of_their_functions() -> None:
    assert {"vary": vary, "stay": stay, "turn over": turn_over} == TRANSFORMS

"""Named draws: each from its own generator, distributed as it says, the same for every arm of a seed."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor, nn

from mkdeck.lab import Trial

DRAWS: dict[str, Callable[[Trial, str], Tensor]] = {
    "normal": lambda t, name: t.normal(name, 40),
    "uniform": lambda t, name: t.uniform(name, 40),
    "integers": lambda t, name: t.integers(name, 1000, 40),
    "permutation": lambda t, name: t.permutation(name, 40),
    "batches": lambda t, name: next(t.batches(name, 40, 20)),
    "dropout": lambda t, name: t.dropout(0.5, name)(torch.ones(40)),
    "weights": lambda t, name: t.start(nn.ModuleDict({name: nn.Linear(5, 5)}))[name].weight.detach(),
}


@pytest.mark.parametrize("kind", DRAWS)
def test_draws_differ_by_seed_and_by_name_and_by_nothing_else(kind: str) -> None:
    draw = DRAWS[kind]
    pairs = list(itertools.product((0, 1, 7, 10**6), ("a", "b", "a_b")))
    drawn = {tuple(draw(Trial(seed), name).flatten().tolist()) for seed, name in pairs}
    assert len(drawn) == len(pairs)
    used = Trial(1)
    used.normal("a", 3), used.permutation("b", 9), torch.rand(5)
    assert torch.equal(draw(used, "a"), draw(Trial(1), "a"))


@pytest.mark.parametrize("kind", sorted(set(DRAWS) - {"weights"}))  # to make a layer draws as well
def test_draws_leave_torchs_own_generator_alone(kind: str) -> None:
    before = torch.random.get_rng_state()
    DRAWS[kind](Trial(0), "a")
    assert torch.equal(torch.random.get_rng_state(), before)


def test_the_seed_of_a_name_is_its_hash_on_every_machine() -> None:
    number = int(hashlib.sha256(b"5/noise").hexdigest()[:16], 16) // 2
    assert Trial(5).generator("noise").initial_seed() == number


def test_normal_draws_have_mean_0_their_deviation_and_tails() -> None:
    x = Trial(0).normal("x", 200_000, std=3.0).double()
    assert abs(float(x.mean())) < 5 * 3 / 200_000**0.5
    assert float(x.std()) == pytest.approx(3, rel=0.01)
    assert float(((x / 3) ** 4).mean()) == pytest.approx(3, rel=0.03)


def test_uniform_draws_fill_their_range_evenly() -> None:
    x = Trial(0).uniform("x", 100_000, low=-2.0, high=6.0)
    assert -2 <= x.min() < -1.99 and 5.99 < x.max() < 6
    assert torch.histc(x, 8).div(12_500).sub(1).abs().max() < 0.05


def test_integers_are_from_0_to_one_less_than_high_each_as_often() -> None:
    counts = Trial(0).integers("x", 5, 50_000).bincount()
    assert len(counts) == 5
    assert (counts / 10_000 - 1).abs().max() < 0.05


@given(st.integers(0, 99), st.integers(1, 30))
def test_a_permutation_holds_each_number_once(seed: int, n: int) -> None:
    assert sorted(Trial(seed).permutation("p", n).tolist()) == list(range(n))


@given(st.integers(0, 99), st.integers(1, 30), st.integers(1, 30))
def test_every_epoch_is_full_batches_of_examples_none_of_which_comes_twice(
    seed: int, n: int, size: int
) -> None:
    per = max(1, n // size)
    batches = list(itertools.islice(Trial(seed).batches("b", n, size), 3 * per))
    assert {len(b) for b in batches} == {min(n, size)}
    for epoch in range(3):
        shown = torch.cat(batches[epoch * per : (epoch + 1) * per]).tolist()
        assert len(set(shown)) == len(shown)
        assert set(shown) <= set(range(n))


def test_over_many_epochs_no_example_is_left_out_for_ever() -> None:
    shown = torch.cat(list(itertools.islice(Trial(0).batches("b", 11, 5), 60))).bincount()
    assert len(shown) == 11 and shown.min() > 20


def test_places_and_orders_are_whole_numbers_and_the_rest_takes_the_dtype() -> None:
    trial = Trial(0, dtype=torch.float64)
    assert trial.normal("a", 2).dtype == trial.uniform("a", 2).dtype == torch.float64
    assert trial.place(torch.zeros(2)).dtype == torch.float64
    assert trial.place(torch.arange(2)).dtype == trial.permutation("a", 2).dtype == torch.int64
    assert trial.start(nn.Linear(2, 2)).weight.dtype == torch.float64


@pytest.mark.parametrize(
    ("quick", "asked", "given_"), [(False, 500, 500), (True, 500, 3), (True, 3, 3), (True, 2, 2)]
)
def test_a_quick_trial_takes_three_steps_at_most_and_says_if_that_is_fewer(
    quick: bool, asked: int, given_: int
) -> None:
    trial = Trial(0, quick=quick)
    assert trial.steps(asked) == given_
    assert trial.shortened == (given_ < asked)


@pytest.mark.parametrize("kind", ["normal", "uniform"])
def test_both_dtypes_see_the_same_draws(kind: str) -> None:
    single, double = (DRAWS[kind](Trial(0, dtype=dtype), "a") for dtype in (torch.float32, torch.float64))
    assert torch.equal(single, double.float())

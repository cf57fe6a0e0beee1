"""Controls: each takes away one thing and keeps the rest."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from mkdeck.lab import (
    Trial,
    ensemble,
    freeze_norms,
    matched_width,
    parameters,
    pick,
    shuffled_labels,
    shuffled_positions,
)


def test_shuffled_labels_say_nothing_of_their_examples_and_depend_on_the_seed() -> None:
    y = torch.arange(10).repeat(400)
    shuffled = [shuffled_labels(Trial(seed), y) for seed in (0, 0, 1)]
    assert torch.equal(shuffled[0], shuffled[1]) and not torch.equal(shuffled[0], shuffled[2])
    for labels in shuffled:
        assert torch.equal(labels.bincount(), y.bincount())
        assert 0.07 < float((labels == y).double().mean()) < 0.13


@pytest.mark.parametrize("shape", [(3, 2, 30), (3, 2, 5, 6)])
def test_shuffled_positions_are_the_same_for_all_examples_channels_and_calls(shape: tuple[int, ...]) -> None:
    x = torch.randn(shape)
    moved = shuffled_positions(Trial(0), x)
    assert moved.shape == x.shape and not torch.equal(moved, x)
    flat, old = moved.flatten(2), x.flatten(2)
    places = [int((old[0, 0] == value).nonzero()) for value in flat[0, 0]]
    assert sorted(places) == list(range(30))
    assert torch.equal(flat, old[:, :, places])
    assert torch.equal(shuffled_positions(Trial(0), x[:1]), moved[:1])
    assert not torch.equal(shuffled_positions(Trial(1), x), moved)


def normed_net() -> nn.Sequential:
    return Trial(0).start(nn.Sequential(nn.BatchNorm1d(4), nn.Linear(4, 5), nn.BatchNorm1d(5)))


def test_frozen_norms_use_the_statistics_of_the_one_batch_in_every_mode_for_ever() -> None:
    net, x = normed_net(), 3 + 2 * Trial(0).normal("x", 300, 4)
    h = (x - x.mean(0)) / (x.var(0, correction=0) + 1e-5).sqrt() @ net[1].weight.T
    freeze_norms(net, x)
    torch.testing.assert_close(net[0].running_mean, x.mean(0), atol=1e-4, rtol=0)
    torch.testing.assert_close(net[2].running_var, h.var(0), rtol=1e-3, atol=1e-4)
    few = Trial(1).normal("few", 2, 4)
    one_by_one = torch.cat([net.train()(few[:1]), net.train()(few[1:])])
    torch.testing.assert_close(net.train()(few), one_by_one)
    assert torch.equal(net.train()(few), net.eval()(few))
    torch.testing.assert_close(net[0].running_mean, x.mean(0), atol=1e-4, rtol=0)


def test_norms_frozen_without_a_batch_have_mean_0_and_variance_1_and_still_learn_their_scale() -> None:
    net = normed_net()
    net(Trial(0).normal("x", 300, 4) * 9 + 4)
    freeze_norms(net)
    x = Trial(1).normal("x", 6, 4)
    torch.testing.assert_close(net.train()(x), net[1](x / (1 + 1e-5) ** 0.5) / (1 + 1e-5) ** 0.5)
    assert all(p.requires_grad for p in net.parameters())
    assert net.training and net[1].training


def test_parameters_counts_the_trainable_ones_alone() -> None:
    net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Conv1d(2, 5, 3, bias=False))
    assert parameters(net) == 16 + 8 + 30
    net[0].bias.requires_grad_(False)
    assert parameters(net) == 12 + 8 + 30


@pytest.mark.parametrize("count", [1, 10, 31, 32, 33, 300])
def test_matched_width_is_the_first_that_has_as_many(count: int) -> None:
    width = matched_width(lambda w: nn.Linear(3, w), count, range(1, 200))
    assert 4 * (width - 1) < count <= 4 * width


def test_a_count_that_no_width_reaches_is_an_error() -> None:
    with pytest.raises(ValueError, match="no width reaches 1,000 parameters"):
        matched_width(lambda w: nn.Linear(3, w), 1000, range(1, 20))


def test_an_ensemble_gives_what_each_of_its_nets_gives_buffers_included() -> None:
    nets = [Trial(seed).start(nn.Sequential(nn.Linear(4, 6), nn.BatchNorm1d(6))) for seed in range(3)]
    for seed, net in enumerate(nets):
        net(Trial(seed).normal("warm", 20, 4, std=3.0))
        net.eval()
    run, state = ensemble(nets)
    x = Trial(9).normal("x", 3, 5, 4)
    together = torch.func.vmap(run)(state, x)
    torch.testing.assert_close(together, torch.stack([net(part) for net, part in zip(nets, x, strict=True)]))
    assert set(state) == set(nets[0].state_dict())


@pytest.mark.parametrize(
    ("highest", "values", "best"),
    [
        (True, {1: [0.1, 0.3], 2: [0.4, 0.4], 3: [0.9, -0.9]}, 2),
        (False, {1: [0.1, 0.3], 2: [0.4, 0.4], 3: [0.9, -0.9]}, 3),
        (True, {1: [0.4, 0.4], 2: [0.4, 0.4], 3: [0.3, 0.3]}, 1),
        (True, {1: [float("inf"), 0.1], 2: [float("nan"), 9.0], 3: [0.2, 0.2]}, 3),
        (False, {1: [-float("inf"), 0.1], 2: [float("nan"), 9.0], 3: [0.2, 0.2]}, 3),
    ],
)
def test_a_pick_is_the_choice_with_the_best_finite_mean_and_the_first_of_equals(
    highest, values, best
) -> None:
    picked = pick("lr", (1, 2, 3), by="score", highest=highest)
    assert (
        picked.best({choice: [{"score": v} for v in several] for choice, several in values.items()}) == best
    )

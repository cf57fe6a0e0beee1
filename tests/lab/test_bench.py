"""The workbench: draws, weights, training and controls of a check."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn
from torch.nn.functional import cross_entropy

from mkdeck.lab import (
    Censored,
    Training,
    Trial,
    accuracy,
    converged,
    fit,
    freeze_norms,
    gain_of_dropout,
    gradient_norms,
    matched_width,
    mean_loss,
    parameters,
    shuffled_labels,
    shuffled_positions,
)


def mlp(width: int = 16, extra: nn.Module | None = None) -> nn.Sequential:
    layers = [nn.Linear(4, width), nn.ReLU(), *([extra] if extra else []), nn.Linear(width, 2)]
    return nn.Sequential(*layers)


def toy(trial: Trial) -> tuple[torch.Tensor, torch.Tensor]:
    x = trial.normal("x", 200, 4)
    return x, (x[:, 0] > 0).long()


def test_a_purpose_gives_the_same_numbers_and_another_purpose_others() -> None:
    one, same, other = Trial(3).normal("x", 5), Trial(3).normal("x", 5), Trial(3).normal("y", 5)
    assert torch.equal(one, same)
    assert not torch.equal(one, other)


def test_another_seed_gives_other_numbers() -> None:
    assert not torch.equal(Trial(3).normal("x", 5), Trial(4).normal("x", 5))


def test_both_dtypes_see_the_same_draws() -> None:
    single, double = Trial(0).normal("x", 9), Trial(0, dtype=torch.float64).normal("x", 9)
    assert torch.equal(single, double.float())


def test_another_layer_re_seeds_no_other() -> None:
    plain = Trial(0).start(nn.ModuleDict({"a": nn.Linear(3, 3), "b": nn.Linear(3, 3)}))
    more = Trial(0).start(nn.ModuleDict({"a": nn.Linear(3, 3), "new": nn.Linear(3, 3), "b": nn.Linear(3, 3)}))
    assert torch.equal(plain["b"].weight, more["b"].weight)


@pytest.mark.parametrize(
    ("scheme", "deviation"),
    [("he", math.sqrt(2 / 400)), ("lecun", 0.05), ("glorot", math.sqrt(2 / 500)), ("small", 0.01)],
)
def test_weights_have_the_deviation_of_their_scheme(scheme: str, deviation: float) -> None:
    layer = Trial(0).start(nn.Linear(400, 100), scheme=scheme, gain=3.0)
    assert float(layer.weight.detach().std()) == pytest.approx(3 * deviation, rel=0.02)
    assert not layer.bias.any()


@pytest.mark.parametrize("shape", [(30, 20), (20, 30)])
def test_orthogonal_weights_are(shape: tuple[int, int]) -> None:
    weight = Trial(0, dtype=torch.float64).start(nn.Linear(*shape).double(), scheme="orthogonal").weight
    gram = weight @ weight.T if shape[0] > shape[1] else weight.T @ weight
    assert torch.allclose(gram, torch.eye(20, dtype=torch.float64), atol=1e-12)


def test_batches_are_full_and_each_epoch_shows_each_example_once() -> None:
    batches = Trial(0).batches("b", 10, 5)
    first = torch.cat([next(batches), next(batches)])
    assert sorted(first.tolist()) == list(range(10))
    assert not torch.equal(first, torch.cat([next(batches), next(batches)]))


def test_the_last_short_batch_is_left_out() -> None:
    batches = Trial(0).batches("b", 11, 5)
    assert [len(next(batches)) for _ in range(6)] == [5] * 6


def test_training_learns_and_reaches_its_target() -> None:
    trial = Trial(0)
    x, y = toy(trial)
    net = trial.start(mlp())
    done = fit(trial, net, x, y, steps=500, lr=0.1, until=lambda net: accuracy(net, x, y) >= 0.95, every=10)
    assert accuracy(net, x, y) >= 0.95
    assert isinstance(done.reached, int) and done.reached == done.steps < 500


def test_a_target_that_is_not_reached_is_censored() -> None:
    trial = Trial(0)
    x, y = toy(trial)
    done = fit(
        trial, trial.start(mlp()), x, shuffled_labels(trial, y), steps=40, lr=1e-6, until=lambda net: False
    )
    assert done.reached == Censored(40)


def test_divergence_is_an_outcome_and_not_an_error() -> None:
    trial = Trial(0)
    x, y = toy(trial)
    net = trial.start(mlp())
    done = fit(trial, net, x * 1e10, y, steps=200, lr=1e10, optimiser="sgd")
    assert done.diverged
    assert done.final_loss == math.inf
    assert 0 <= accuracy(net, x, y) <= 1


def test_a_quick_trial_trains_a_few_steps_and_says_so() -> None:
    trial = Trial(0, quick=True)
    x, y = toy(trial)
    assert fit(trial, trial.start(mlp()), x, y, steps=500, lr=0.1).steps == 3
    assert trial.shortened


def test_scores_leave_the_net_in_its_mode() -> None:
    net = mlp(extra=nn.BatchNorm1d(16)).train()
    mean_loss(net, *toy(Trial(0)))
    assert net.training
    assert int(net[2].num_batches_tracked) == 0


def test_gradient_norms_are_those_of_the_chain_rule() -> None:
    net = nn.Sequential(*(nn.Linear(3, 3, bias=False) for _ in range(3))).double()
    for layer, scale in zip(net, (5.0, 2.0, 4.0), strict=True):
        layer.weight.data = scale * torch.eye(3, dtype=torch.float64)
    norms = gradient_norms(net, torch.ones(1, 3, dtype=torch.float64), lambda out: out[0, 0], list(net))
    assert norms == (8.0, 4.0, 1.0)


def test_dropout_drops_its_share_scales_the_rest_and_is_fresh_each_time() -> None:
    layer = Trial(0).dropout(0.25, "a")
    one, two = layer(torch.ones(20000)), layer(torch.ones(20000))
    assert float((one == 0).double().mean()) == pytest.approx(0.25, abs=0.01)
    assert float(one.max()) == pytest.approx(1 / 0.75)
    assert not torch.equal(one, two)
    assert torch.equal(layer.eval()(one), one)


def test_the_gain_control_has_the_second_moment_of_dropout() -> None:
    x = Trial(0).normal("x", 100_000)
    dropped, gained = Trial(0).dropout(0.5, "a")(x), gain_of_dropout(0.5)(x)
    assert float(dropped.square().mean()) == pytest.approx(float(gained.square().mean()), rel=0.02)


def test_frozen_norms_change_nothing_and_learn_nothing() -> None:
    net = freeze_norms(nn.Sequential(nn.BatchNorm1d(4, eps=0.0)))
    x = Trial(0).normal("x", 50, 4) * 7 + 3
    assert torch.equal(net.train()(x), x)
    assert torch.equal(net[0].running_mean, torch.zeros(4))


def test_frozen_norms_can_keep_the_statistics_of_one_batch() -> None:
    x = Trial(0).normal("x", 500, 4) * 7 + 3
    net = freeze_norms(nn.Sequential(nn.BatchNorm1d(4)), x).train()
    assert float(net(x).detach().mean()) == pytest.approx(0, abs=1e-4)
    assert float(net(x + 70).detach().mean()) > 5


def test_shuffled_labels_keep_their_counts() -> None:
    _, y = toy(Trial(0))
    shuffled = shuffled_labels(Trial(0), y)
    assert torch.equal(shuffled.bincount(), y.bincount())
    assert not torch.equal(shuffled, y)


def test_shuffled_positions_move_every_example_alike() -> None:
    x = torch.arange(12.0).view(1, 1, 3, 4).repeat(2, 2, 1, 1)
    shuffled = shuffled_positions(Trial(0), x)
    assert torch.equal(shuffled[0, 0], shuffled[1, 1])
    assert sorted(shuffled[0, 0].flatten().tolist()) == list(range(12))


def test_the_matched_width_is_the_first_that_suffices() -> None:
    width = matched_width(mlp, 100, range(1, 50))
    assert parameters(mlp(width)) >= 100 > parameters(mlp(width - 1))


def test_one_and_two_threads_agree_in_what_is_judged() -> None:
    losses = []
    for threads in (1, 2):
        torch.set_num_threads(threads)
        trial = Trial(0)
        x, y = toy(trial)
        net = trial.start(mlp(256))
        losses.append(float(cross_entropy(net(x), y).detach()))
    torch.set_num_threads(1)
    assert losses[0] == pytest.approx(losses[1], rel=1e-4)


@pytest.mark.parametrize(("steps", "open_"), [(40, False), (2000, True)])
def test_a_training_that_was_cut_short_still_falls_and_a_long_one_has_settled(
    steps: int, open_: bool
) -> None:
    trial = Trial(0)
    x, y = toy(trial)
    run = fit(trial, trial.start(mlp()), x, y, steps=steps, lr=0.02, batch=20, optimiser="sgd")
    assert run.course["steps taken"] == steps
    assert converged().passes(run.course["still falls"]) is open_


@pytest.mark.parametrize(
    "losses", [(2.0, 2.0, 2.0, 1.0), (5.0,) * 6 + (2.0, 2.0, 1.0, 1.0), (3.0, 1.5, 1.5, 0.5)]
)
def test_how_much_the_loss_fell_is_that_of_the_last_quarter_against_the_one_before(losses) -> None:
    assert Training(losses, Censored(len(losses)), diverged=False).course["still falls"] == 1.0


@pytest.mark.parametrize("losses", [(), (2.3,), (2.3, float("inf"))])
def test_a_training_that_diverged_has_come_to_its_end(losses: tuple[float, ...]) -> None:
    course = Training(losses, Censored(9), diverged=True).course
    assert course == {"steps taken": len(losses), "still falls": 0.0}


def test_a_plateau_and_a_rise_have_settled() -> None:
    for losses in ((1.0,) * 8, (1.0,) * 4 + (2.0,) * 4):
        assert converged().passes(Training(losses, Censored(8), diverged=False).course["still falls"])

"""The training loop beside the same training written out: updates, batches, modes, ends."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from mkdeck.lab import Censored, Training, Trial, accuracy, converged, fit

Params = list[Tensor]


def net(trial: Trial) -> nn.Sequential:
    return trial.start(nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 3)))


def examples(trial: Trial, n: int) -> tuple[Tensor, Tensor]:
    return trial.normal("x", n, 3), trial.integers("y", 3, n)


def loss_by_hand(w: Params, x: Tensor, y: Tensor) -> Tensor:
    """Minus the log of the probability of the right class, on average."""
    out = torch.tanh(x @ w[0].T + w[1]) @ w[2].T + w[3]
    return -torch.stack(
        [(row.exp() / row.exp().sum()).log()[int(c)] for row, c in zip(out, y, strict=True)]
    ).mean()


def sgd(p: Tensor, g: Tensor, memory: dict, lr: float) -> Tensor:
    return p - lr * g


def momentum(p: Tensor, g: Tensor, memory: dict, lr: float) -> Tensor:
    memory["v"] = 0.9 * memory.get("v", 0) + g
    return p - lr * memory["v"]


def adam(p: Tensor, g: Tensor, memory: dict, lr: float) -> Tensor:
    """Kingma, Ba 2014, algorithm 1, with its own numbers."""
    t = memory["t"] = memory.get("t", 0) + 1
    memory["m"] = 0.9 * memory.get("m", 0) + 0.1 * g
    memory["v"] = 0.999 * memory.get("v", 0) + 0.001 * g * g
    return p - lr * (memory["m"] / (1 - 0.9**t)) / ((memory["v"] / (1 - 0.999**t)).sqrt() + 1e-8)


RULES: dict[str, Callable[[Tensor, Tensor, dict, float], Tensor]] = {
    "sgd": sgd,
    "momentum": momentum,
    "adam": adam,
}


@settings(max_examples=12)
@given(
    st.sampled_from(sorted(RULES)),
    st.sampled_from([0.0, 0.03]),
    st.sampled_from([0.01, 0.2]),
    st.integers(2, 9),
    st.integers(1, 7),
    st.integers(0, 99),
)
def test_training_is_its_rule_step_by_step(
    rule: str, decay: float, lr: float, batch: int, steps: int, seed: int
) -> None:
    trial = Trial(seed, dtype=torch.float64)
    (x, y), trained = examples(trial, 9), net(trial)
    w = [p.detach().clone() for p in trained.parameters()]
    memories, order, losses = [{} for _ in w], trial.batches("batches", 9, batch), []
    for _ in range(steps):
        index = next(order)
        w = [p.detach().requires_grad_() for p in w]
        loss = loss_by_hand(w, x[index], y[index])
        losses.append(float(loss.detach()))
        gradients = torch.autograd.grad(loss, w)
        steps_of = zip(w, gradients, memories, strict=True)
        w = [RULES[rule](p.detach(), g + decay * p.detach(), m, lr) for p, g, m in steps_of]
    done = fit(trial, trained, x, y, steps=steps, lr=lr, batch=batch, optimiser=rule, decay=decay)
    assert done.losses == pytest.approx(losses, rel=1e-9)
    for found, expected in zip(trained.parameters(), w, strict=True):
        torch.testing.assert_close(found.detach(), expected, rtol=1e-7, atol=1e-9)


def test_momentum_is_the_rule_unless_another_is_named_and_nothing_decays() -> None:
    trained = []
    for named in ({}, {"optimiser": "momentum", "decay": 0.0, "batch": 64}):
        trial = Trial(1)
        trained.append(net(trial))
        fit(trial, trained[-1], *examples(trial, 200), steps=7, lr=0.1, **named)
    assert all(
        torch.equal(a, b) for a, b in zip(trained[0].parameters(), trained[1].parameters(), strict=True)
    )


def test_a_gradient_that_was_there_before_has_no_part_in_the_first_step() -> None:
    trained = []
    for left in (0.0, 1e3):
        trial = Trial(1)
        trained.append(net(trial))
        for p in trained[-1].parameters():
            p.grad = torch.full_like(p, left)
        fit(trial, trained[-1], *examples(trial, 20), steps=1, lr=0.1, batch=5)
    assert all(
        torch.equal(a, b) for a, b in zip(trained[0].parameters(), trained[1].parameters(), strict=True)
    )


def test_what_is_frozen_stays_and_does_not_decay() -> None:
    trial = Trial(2)
    trained = net(trial)
    trained[0].requires_grad_(False)
    before = [p.detach().clone() for p in trained.parameters()]
    fit(trial, trained, *examples(trial, 20), steps=5, lr=0.1, batch=5, decay=0.5)
    changed = [not torch.equal(p, b) for p, b in zip(trained.parameters(), before, strict=True)]
    assert changed == [False, False, True, True]


class Seen(nn.Module):
    """Keeps what it was shown, and in which mode."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(2))
        self.shown: list[Tensor] = []
        self.modes: list[bool] = []

    def forward(self, x: Tensor) -> Tensor:
        self.shown.append(x.detach().clone())
        self.modes.append(self.training)
        return x[:, :1] * self.weight


NUMBERS = torch.arange(10.0)[:, None]


def shown(trial: Trial, steps: int, batch: int = 5, **how) -> list[list[float]]:
    seen = Seen()
    fit(trial, seen, NUMBERS, torch.zeros(10, dtype=torch.long), steps=steps, lr=0.1, batch=batch, **how)
    return [x[:, 0].tolist() for x in seen.shown]


@pytest.mark.parametrize("batch", [2, 5, 10])
def test_each_epoch_shows_each_example_once_in_another_order(batch: int) -> None:
    per = 10 // batch
    batches = shown(Trial(0), 3 * per, batch)
    epochs = [[x for b in batches[e * per : (e + 1) * per] for x in b] for e in range(3)]
    assert [sorted(epoch) for epoch in epochs] == [list(range(10))] * 3
    assert len({tuple(epoch) for epoch in epochs}) == 3


def test_arms_of_a_seed_share_their_batches_and_seeds_do_not() -> None:
    arms = [shown(Trial(seed), 4, optimiser=rule) for seed, rule in ((1, "sgd"), (1, "adam"), (2, "sgd"))]
    assert arms[0] == arms[1] != arms[2]


def test_labels_go_with_their_examples() -> None:
    pairs: list[tuple[float, int]] = []

    def loss(out: Tensor, y: Tensor) -> Tensor:
        pairs.extend(zip(seen.shown[-1][:, 0].tolist(), y.tolist(), strict=True))
        return out.sum()

    seen = Seen()
    fit(Trial(0), seen, NUMBERS, torch.arange(10), steps=4, lr=0.1, batch=5, loss=loss)
    assert len(pairs) == 20
    assert all(x == y for x, y in pairs)


def test_augmenting_changes_what_is_shown_by_draws_named_augment() -> None:
    def augment(x: Tensor, noise: torch.Generator) -> Tensor:
        return x + torch.rand(len(x), 1, generator=noise)

    plain, augmented = shown(Trial(3), 4), shown(Trial(3), 4, augment=augment)
    noise = Trial(3).generator("augment")
    expected = [(torch.tensor(b) + torch.rand(5, 1, generator=noise)[:, 0]).tolist() for b in plain]
    assert augmented == expected


@pytest.mark.parametrize("train", [True, False])
def test_every_step_runs_in_training_mode_whatever_a_look_at_the_net_does(train: bool) -> None:
    seen, looks = Seen().train(train), []

    def until(looked_at: nn.Module) -> bool:
        looked_at.eval()
        looks.append(len(seen.modes))
        return False

    fit(Trial(0), seen, NUMBERS, torch.zeros(10).long(), steps=9, lr=0.1, batch=5, until=until, every=2)
    assert seen.modes == [True] * 9
    assert looks == [2, 4, 6, 8]


@pytest.mark.parametrize(("there", "reached"), [(1, 3), (2, 6), (3, 9), (4, Censored(10))])
def test_training_ends_at_the_look_that_finds_the_target(there: int, reached: object) -> None:
    looks = iter(range(1, 99))
    until = lambda net: next(looks) == there  # noqa: E731
    done = fit(Trial(0), Seen(), NUMBERS, torch.zeros(10).long(), steps=10, lr=0.1, until=until, every=3)
    assert done.reached == reached
    assert done.steps == (reached if isinstance(reached, int) else 10)


@pytest.mark.parametrize("steps", [1, 9, 10, 35])
def test_final_loss_is_the_mean_of_the_last_tenth(steps: int) -> None:
    trial = Trial(0)
    done = fit(trial, net(trial), *examples(trial, 40), steps=steps, lr=0.01, batch=8)
    last = done.losses[-max(1, steps // 10) :]
    assert len(done.losses) == done.steps == steps
    assert done.final_loss == pytest.approx(math.fsum(last) / len(last))
    assert done.reached == Censored(steps)
    assert not done.diverged


@pytest.mark.parametrize("broken", [math.nan, math.inf, -math.inf])
def test_divergence_leaves_the_weights_of_before_and_an_infinite_loss(broken: float) -> None:
    trial, calls = Trial(0), []
    trained = net(trial)

    def loss(out: Tensor, y: Tensor) -> Tensor:
        calls.append([p.detach().clone() for p in trained.parameters()])
        return out.sum() * (broken if len(calls) == 4 else 1.0)

    done = fit(trial, trained, *examples(trial, 20), steps=9, lr=0.01, batch=5, loss=loss)
    assert (done.diverged, done.reached, done.steps, done.losses[-1]) == (True, Censored(9), 4, math.inf)
    assert all(torch.equal(p, q) for p, q in zip(trained.parameters(), calls[-1], strict=True))
    assert all(p.isfinite().all() for p in trained.parameters())


def test_a_set_smaller_than_a_batch_is_shown_whole() -> None:
    assert [sorted(batch) for batch in shown(Trial(0), 3, batch=64)] == [list(range(10))] * 3


def learnable(trial: Trial) -> tuple[Tensor, Tensor]:
    x = trial.normal("x", 200, 3)
    return x, (x[:, 0] > 0).long()


def test_training_learns_and_reaches_its_target() -> None:
    trial = Trial(0)
    x, y = learnable(trial)
    trained = net(trial)
    until = lambda net: accuracy(net, x, y) >= 0.95  # noqa: E731
    done = fit(trial, trained, x, y, steps=500, lr=0.1, until=until, every=10)
    assert accuracy(trained, x, y) >= 0.95
    assert isinstance(done.reached, int) and done.reached == done.steps < 500


def test_a_net_that_overflows_is_an_outcome_and_not_an_error() -> None:
    trial = Trial(0)
    x, y = learnable(trial)
    trained = net(trial)
    done = fit(trial, trained, x * 1e10, y, steps=200, lr=1e38, optimiser="sgd")
    assert done.diverged
    assert done.final_loss == math.inf
    assert 0 <= accuracy(trained, x, y) <= 1


def test_a_quick_trial_trains_a_few_steps_and_says_so() -> None:
    trial = Trial(0, quick=True)
    assert fit(trial, net(trial), *learnable(trial), steps=500, lr=0.1).steps == 3
    assert trial.shortened


def test_one_and_two_threads_agree_in_what_is_judged() -> None:
    losses, before = [], torch.get_num_threads()
    for threads in (1, 2):
        torch.set_num_threads(threads)
        trial = Trial(0)
        losses.append(fit(trial, net(trial), *learnable(trial), steps=1, lr=0.1).final_loss)
    torch.set_num_threads(before)
    assert losses[0] == pytest.approx(losses[1], rel=1e-4)


@pytest.mark.parametrize(("steps", "open_"), [(40, False), (2000, True)])
def test_a_training_that_was_cut_short_still_falls_and_a_long_one_has_settled(
    steps: int, open_: bool
) -> None:
    trial = Trial(0)
    x = trial.normal("x", 200, 4)
    y = (x[:, 0] > 0).long()
    small = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 2))
    run = fit(trial, trial.start(small), x, y, steps=steps, lr=0.02, batch=20, optimiser="sgd")
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


def test_a_last_step_that_blows_up_is_a_divergence() -> None:
    trial = Trial(0)
    x, y = examples(trial, 8)
    steep = lambda out, y: 1e9 * cross_entropy(out, y)  # noqa: E731
    run = fit(trial, net(trial), x, y, steps=1, lr=1e38, batch=8, optimiser="sgd", loss=steep)
    assert run.diverged
    assert run.final_loss == math.inf

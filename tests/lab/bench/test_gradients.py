"""Gradient norms beside the chain rule by hand and beside differences."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn

from mkdeck.lab import Trial, gradient_norms, outputs, weight_gradient_norms


def net(trial: Trial) -> nn.Sequential:
    return trial.start(nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 6), nn.Tanh(), nn.Linear(6, 3)))


def loss(out: Tensor) -> Tensor:
    return out.square().sum() / 2 + out[:, 0].sum()


@pytest.mark.parametrize("seed", range(3))
def test_gradients_at_the_layers_outputs_are_those_of_the_chain_rule(seed: int) -> None:
    trial = Trial(seed, dtype=torch.float64)
    made, x = net(trial), trial.normal("x", 7, 4)
    a, _, b, _, c = made.requires_grad_(False)
    h = torch.tanh(x @ a.weight.T)
    k = torch.tanh(h @ b.weight.T)
    out = k @ c.weight.T
    last = out + torch.tensor([1.0, 0, 0])
    second = (last @ c.weight) * (1 - k**2)
    first = (second @ b.weight) * (1 - h**2)
    made.requires_grad_()
    expected = [float(g.square().sum().sqrt()) for g in (first, second, last)]
    assert gradient_norms(made, x, loss, [a, b, c]) == pytest.approx(expected, rel=1e-12)
    weights = weight_gradient_norms(made, x, loss)
    by_hand = {
        "0.weight": first.T @ x,
        "2.weight": second.T @ h,
        "4.weight": last.T @ k,
        "0.bias": first.sum(0),
    }
    for name, gradient in by_hand.items():
        assert weights[name] == pytest.approx(float(gradient.square().sum().sqrt()), rel=1e-12)
    assert list(weights) == [name for name, _ in made.named_parameters()]


def test_gradients_are_in_the_order_of_the_layers_asked_for() -> None:
    trial = Trial(0, dtype=torch.float64)
    made, x = net(trial), trial.normal("x", 7, 4)
    a, b = made[0], made[2]
    assert gradient_norms(made, x, loss, [a, b]) == gradient_norms(made, x, loss, [b, a])[::-1]


def test_weight_gradients_are_the_slopes_of_the_loss() -> None:
    trial = Trial(0, dtype=torch.float64)
    made, x = net(trial), trial.normal("x", 7, 4)
    for name, p in made.named_parameters():
        slopes = []
        for i in range(p.numel()):
            with torch.no_grad():
                p.view(-1)[i] += 1e-6
                above = float(loss(made(x)))
                p.view(-1)[i] -= 2e-6
                slopes.append((above - float(loss(made(x)))) / 2e-6)
                p.view(-1)[i] += 1e-6
        assert weight_gradient_norms(made, x, loss)[name] == pytest.approx(
            float(torch.tensor(slopes).norm()), rel=1e-5
        )


def test_outputs_are_those_of_each_layer_and_of_the_net() -> None:
    trial = Trial(0)
    made, x = net(trial), trial.normal("x", 7, 4)
    out, (late, early) = outputs(made, x, [made[2], made[0]])
    assert torch.equal(out, made(x))
    assert torch.equal(early, made[0](x)) and torch.equal(late, made[:3](x))


def test_no_hook_and_no_gradient_is_left_even_if_the_net_fails() -> None:
    trial = Trial(0)
    made, x = net(trial), trial.normal("x", 7, 4)
    gradient_norms(made, x, loss, list(made))
    weight_gradient_norms(made, x, loss)
    with pytest.raises(RuntimeError):
        outputs(made, trial.normal("too wide", 7, 5), list(made))
    assert not any(module._forward_hooks for module in made.modules())
    assert all(p.grad is None for p in made.parameters())


def test_the_net_runs_in_the_mode_that_it_is_in() -> None:
    made = Trial(0).start(nn.Sequential(nn.Linear(4, 5), nn.BatchNorm1d(5)))
    x = Trial(0).normal("x", 7, 4) * 4
    norms = {}
    for training in (True, False):
        made.train(training)
        by_hand = torch.autograd.grad(loss(made(x)), list(made.parameters()))
        norms[training] = [float(g.norm()) for g in by_hand]
        assert list(weight_gradient_norms(made, x, loss).values()) == pytest.approx(norms[training], rel=1e-2)
        assert made.training == training
    assert norms[True] != pytest.approx(norms[False], rel=0.1)

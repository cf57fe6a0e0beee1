"""Dropout and its control, beside what the paper says of them."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn

from mkdeck.lab import Dropout, Gain, Trial, gain_of_dropout

RATES = (0.1, 0.25, 0.5, 0.8)


@pytest.mark.parametrize("p", RATES)
def test_a_share_p_is_dropped_each_number_by_itself_and_the_mean_is_kept(p: float) -> None:
    x = torch.full((200, 500), 3.0)
    out = Trial(0).dropout(p, "a")(x)
    dropped = out == 0
    assert float(dropped.double().mean()) == pytest.approx(p, abs=5 * math.sqrt(p * (1 - p) / 100_000))
    torch.testing.assert_close(out[~dropped], torch.full_like(out[~dropped], 3 / (1 - p)))
    assert float(out.mean()) == pytest.approx(3, rel=0.03)
    for share in (dropped.double().mean(0), dropped.double().mean(1)):
        assert share.std() < 3 * math.sqrt(p * (1 - p) / 200)  # neither whole rows nor whole columns


@pytest.mark.parametrize("p", RATES)
def test_inference_and_a_rate_of_0_change_nothing_and_draw_nothing(p: float) -> None:
    x, layer = torch.randn(30, 4), Trial(0).dropout(p, "a")
    first, again = layer(x), Trial(0).dropout(p, "a")
    assert torch.equal(again.eval()(x), x)
    assert torch.equal(again.train()(x), first)
    assert torch.equal(Trial(0).dropout(0.0, "a")(x), x)


def test_the_gradient_passes_where_the_number_passed() -> None:
    x = torch.ones(1000, requires_grad=True)
    out = Trial(0).dropout(0.5, "a")(x)
    out.sum().backward()
    assert x.grad is not None
    assert torch.equal(x.grad, out.detach())


def test_masks_differ_by_call_by_name_and_by_seed_alone() -> None:
    x, layer = torch.ones(99), Trial(0).dropout(0.5, "a")
    masks = [layer(x), layer(x), Trial(0).dropout(0.5, "b")(x), Trial(1).dropout(0.5, "a")(x)]
    assert len({tuple(mask.tolist()) for mask in masks}) == 4
    assert torch.equal(Trial(0).dropout(0.5, "a")(x), masks[0])


@pytest.mark.parametrize("p", RATES)
def test_the_control_has_the_second_moment_of_dropout_in_training_and_is_nothing_after(p: float) -> None:
    x, control = Trial(1).normal("x", 300_000), gain_of_dropout(p)
    dropped = Dropout(p, torch.Generator().manual_seed(1))(x)
    assert float(control(x).square().mean()) == pytest.approx(float(dropped.square().mean()), rel=0.03)
    assert isinstance(control, nn.Module) and torch.equal(control.eval()(x), x)
    assert torch.equal(Gain(2.0)(x), 2 * x)

"""Scores beside the same scores counted one by one: in evaluation mode, without a trace on the net."""

from __future__ import annotations

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor, nn

from mkdeck.lab import Trial, accuracy, logits, mean_loss


def net() -> nn.Sequential:
    """A net that gives other numbers in training mode, and remembers that it was in it."""
    made = nn.Sequential(nn.Linear(4, 8), nn.BatchNorm1d(8), nn.ReLU(), nn.Dropout(0.5), nn.Linear(8, 3))
    made = Trial(0).start(made)
    made(Trial(1).normal("warm", 64, 4))
    return made


def by_hand(net: nn.Sequential, x: Tensor) -> list[list[float]]:
    """Each example alone, with the norm's running statistics and without dropout."""
    first, norm, _, _, last = net
    with torch.no_grad():
        h = x @ first.weight.T + first.bias
        h = (h - norm.running_mean) / (norm.running_var + norm.eps).sqrt() * norm.weight + norm.bias
        out = h.clamp(min=0) @ last.weight.T + last.bias
    return out.tolist()


SIZES = (1, 2, 999, 1000, 1001, 2345)
"""Around the number of examples that go through at once."""


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize("train", [True, False])
def test_scores_are_those_counted_one_by_one(n: int, train: bool) -> None:
    scored, x, y = net().train(train), Trial(2).normal("x", n, 4), Trial(2).integers("y", 3, n)
    rows = by_hand(scored, x)
    right = sum(row.index(max(row)) == int(c) for row, c in zip(rows, y, strict=True))
    lost = [-math.log(math.exp(r[int(c)]) / sum(map(math.exp, r))) for r, c in zip(rows, y, strict=True)]
    torch.testing.assert_close(logits(scored, x), torch.tensor(rows), rtol=1e-4, atol=1e-5)
    assert accuracy(scored, x, y) == right / n
    assert mean_loss(scored, x, y) == pytest.approx(math.fsum(lost) / n, rel=1e-4)


@pytest.mark.parametrize("score", [lambda n, x, y: logits(n, x), accuracy, mean_loss])
@pytest.mark.parametrize("train", [True, False])
def test_a_score_leaves_no_trace(score, train: bool) -> None:
    scored, x, y = net().train(train), Trial(2).normal("x", 50, 4), Trial(2).integers("y", 3, 50)
    before = {name: tensor.clone() for name, tensor in scored.state_dict().items()}
    score(scored, x, y)
    assert {m.training for m in scored.modules()} == {train}
    assert all(torch.equal(tensor, before[name]) for name, tensor in scored.state_dict().items())
    assert all(p.grad is None for p in scored.parameters())
    assert not logits(scored, x).requires_grad
    assert torch.is_grad_enabled()
    assert scored(x).requires_grad


@given(
    st.lists(st.integers(0, 4), min_size=1, max_size=40),
    st.lists(st.integers(0, 4), min_size=40, max_size=40),
)
def test_accuracy_is_the_share_of_equal_labels(said: list[int], true: list[int]) -> None:
    outputs = torch.eye(5)[said]
    true = true[: len(said)]
    equal = sum(a == b for a, b in zip(said, true, strict=True))
    assert accuracy(nn.Identity(), outputs, torch.tensor(true)) == pytest.approx(equal / len(said), abs=1e-12)


@pytest.mark.parametrize("broken", [math.nan, -math.inf])
def test_outputs_that_are_no_numbers_say_the_first_class(broken: float) -> None:
    outputs = torch.full((6, 3), broken)
    assert accuracy(nn.Identity(), outputs, torch.tensor([0, 0, 1, 2, 1, 2])) == pytest.approx(1 / 3)


def test_a_score_that_is_no_number_wins_over_no_number() -> None:
    outputs = torch.tensor([[1.0, math.nan, 0.5], [0.2, 0.1, math.nan]])
    assert accuracy(nn.Identity(), outputs, torch.tensor([0, 0])) == 1


def test_a_part_that_was_kept_in_evaluation_mode_stays_so_even_after_an_error() -> None:
    net = nn.Sequential(nn.Linear(3, 2), nn.BatchNorm1d(2))
    net[1].eval()
    accuracy(net, torch.zeros(4, 3), torch.zeros(4))
    assert [part.training for part in net] == [True, False]
    with pytest.raises(RuntimeError):
        accuracy(net, torch.zeros(4, 5), torch.zeros(4))
    assert [part.training for part in net] == [True, False]

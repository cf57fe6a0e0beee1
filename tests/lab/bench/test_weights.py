"""Initial weights: the distribution that each scheme's paper gives, for every kind of layer."""

from __future__ import annotations

import math

import pytest
import torch
from torch import nn

from mkdeck.lab import Trial
from verify.models.norm import NORMS

LAYERS = {
    "linear": (lambda: nn.Linear(300, 200), 300, 200),
    "series": (lambda: nn.Conv1d(40, 60, 5), 200, 300),
    "pictures": (lambda: nn.Conv2d(30, 50, 3), 270, 450),
    "oblong": (lambda: nn.Conv2d(30, 50, (1, 7)), 210, 350),
    "strided": (lambda: nn.Conv2d(30, 50, 3, stride=2, padding=1), 270, 450),
    "groups": (lambda: nn.Conv2d(60, 50, 3, groups=2), 270, 450),
}
"""Kind -> layer, inputs of one of its units (fan-in), outputs times positions of the kernel (fan-out)."""

DEVIATIONS = {
    "he": lambda fan_in, fan_out: math.sqrt(2 / fan_in),
    "glorot": lambda fan_in, fan_out: math.sqrt(2 / (fan_in + fan_out)),
    "lecun": lambda fan_in, fan_out: math.sqrt(1 / fan_in),
    "small": lambda fan_in, fan_out: 0.01,
}


@pytest.mark.parametrize("kind", LAYERS)
@pytest.mark.parametrize("scheme", DEVIATIONS)
@pytest.mark.parametrize("gain", [1.0, 0.5])
def test_weights_are_normal_with_the_deviation_of_their_scheme(kind: str, scheme: str, gain: float) -> None:
    make, fan_in, fan_out = LAYERS[kind]
    layer = Trial(0).start(make(), scheme=scheme, gain=gain)
    w = layer.weight.detach().double().flatten()
    deviation = gain * DEVIATIONS[scheme](fan_in, fan_out)
    assert float(w.std()) == pytest.approx(deviation, rel=5 / math.sqrt(2 * len(w)))
    assert abs(float(w.mean())) < 5 * deviation / math.sqrt(len(w))
    assert float(((w / deviation) ** 4).mean()) == pytest.approx(3, rel=0.15)  # 1.8 if drawn evenly
    assert not layer.bias.any()


def test_he_is_the_scheme_unless_another_is_named() -> None:
    one, other = Trial(0).start(nn.Linear(5, 4)), Trial(0).start(nn.Linear(5, 4), scheme="he", gain=1.0)
    assert torch.equal(one.weight, other.weight)


@pytest.mark.parametrize("shape", [(6, 9), (9, 6)])
def test_orthogonal_weights_have_the_gain_as_their_only_singular_value(shape: tuple[int, int]) -> None:
    signs = set()
    for seed in range(20):
        trial = Trial(seed, dtype=torch.float64)
        layers = nn.ModuleDict(
            {"linear": nn.Linear(*shape), "conv": nn.Conv2d(shape[0], shape[1], 1)}
        ).double()
        for layer in trial.start(layers, scheme="orthogonal", gain=1.5).values():
            values = torch.linalg.svdvals(layer.weight.flatten(1))
            torch.testing.assert_close(values, torch.full_like(values, 1.5))
            signs.add(bool(layer.weight.flatten()[0] > 0))
    assert signs == {True, False}  # no sign is favoured, as the plain decomposition does


def test_names_decide_and_neither_order_nor_dtype_nor_earlier_values() -> None:
    single = Trial(3).start(nn.ModuleDict({"a": nn.Linear(3, 4), "b": nn.Linear(3, 4)}))
    double = Trial(3, dtype=torch.float64).start(nn.ModuleDict({"b": nn.Linear(3, 4), "a": nn.Linear(3, 4)}))
    torch.nn.init.constant_(double["a"].weight, 9.0)
    double = Trial(3, dtype=torch.float64).start(double)
    for name in "ab":
        torch.testing.assert_close(single[name].weight, double[name].weight.float(), rtol=1e-6, atol=0)
    assert not torch.equal(single["a"].weight, single["b"].weight)


@pytest.mark.parametrize(
    "make",
    [
        lambda: nn.BatchNorm1d(4),
        lambda: nn.BatchNorm2d(4),
        lambda: nn.LayerNorm(4),
        lambda: nn.GroupNorm(2, 4),
    ],
)
def test_norms_start_anew_statistics_included(make) -> None:
    norm, fresh = make(), make()
    for tensor in [*norm.parameters(), *norm.buffers()]:
        tensor.data.fill_(7)
    Trial(0).start(nn.Sequential(norm))
    assert {n: t.tolist() for n, t in norm.state_dict().items()} == {
        n: t.tolist() for n, t in fresh.state_dict().items()
    }


def test_a_norm_from_zero_starts_from_zero_again() -> None:
    norm = NORMS["batch from zero"](4)
    norm.weight.data.fill_(3)
    assert not Trial(0).start(nn.Sequential(norm))[0].weight.any()


def test_another_layer_re_seeds_no_other() -> None:
    plain = Trial(0).start(nn.ModuleDict({"a": nn.Linear(3, 3), "b": nn.Linear(3, 3)}))
    three = {"a": nn.Linear(3, 3), "new": nn.Linear(3, 3), "b": nn.Linear(3, 3)}
    assert torch.equal(plain["b"].weight, Trial(0).start(nn.ModuleDict(three))["b"].weight)

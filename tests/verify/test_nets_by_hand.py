"""Every net gives the numbers that its formula gives, written out with plain functions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from torch import Tensor, nn
from torch.nn.functional import batch_norm, conv1d, conv2d, linear, max_pool2d, pad

from verify.models.activations import ACTIVATIONS
from verify.models.counts import connections, layers, multiply_adds, parameters
from verify.models.googlenet import GoogLeNet
from verify.models.inception import PORT, Form, Inception, Row
from verify.models.lenet_layers import Codes, Subsampling, TableConv, squash
from verify.models.mlp import MLP
from verify.models.norm import NORMS
from verify.models.pictures import PictureNet
from verify.models.resnet import resnet
from verify.models.resnet_block import Block, Bottleneck, Design
from verify.models.resnet_small import small_resnet
from verify.models.series import SeriesNet
from verify.models.series_pooled import PooledNet
from verify.models.series_scales import ScalesNet


def same(one: Tensor, other: Tensor) -> None:
    torch.testing.assert_close(one, other, rtol=1e-9, atol=1e-9)


def some(net: nn.Module) -> nn.Module:
    """Give every parameter a number of its own, so that none hides behind a zero or a one."""
    draws = torch.Generator().manual_seed(7)
    for p in net.double().parameters():
        p.data = 0.3 * torch.randn(p.shape, generator=draws, dtype=torch.float64) + 0.1
    return net


def x(*shape: int) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(3), dtype=torch.float64)


def normed(h: Tensor, norm: nn.Module) -> Tensor:
    """Training's batch norm, biased variance, plus 1e-5."""
    dims = [d for d in range(h.dim()) if d != 1]
    mean, variance = h.mean(dims, keepdim=True), h.var(dims, correction=0, keepdim=True)
    shape = (1, -1, *[1] * (h.dim() - 2))
    return (h - mean) / (variance + 1e-5).sqrt() * norm.weight.view(shape) + norm.bias.view(shape)


@pytest.mark.parametrize(
    ("name", "formula"),
    [
        ("relu", lambda v: v.clamp(min=0)),
        ("tanh", lambda v: (v.exp() - (-v).exp()) / (v.exp() + (-v).exp())),
        ("sigmoid", lambda v: 1 / (1 + (-v).exp())),
        ("clipped", lambda v: torch.where(v > 1, 1.0, torch.where(v < -1, -1.0, v))),
        ("linear", lambda v: v),
    ],
)
def test_activation_is_its_formula(name: str, formula: Callable[[Tensor], Tensor]) -> None:
    same(ACTIVATIONS[name](x(50)), formula(x(50)))


def test_every_activation_has_its_formula_above() -> None:
    assert set(ACTIVATIONS) == {"relu", "tanh", "clipped", "sigmoid", "linear"}


@pytest.mark.parametrize(
    ("name", "shape"), [("batch", (6, 3, 4, 4)), ("batch1d", (6, 3, 5)), ("batch1d", (6, 3))]
)
def test_batch_norm_is_its_formula_and_remembers_a_tenth(name: str, shape: tuple[int, ...]) -> None:
    norm = some(NORMS[name](3))
    same(norm(x(*shape)), normed(x(*shape), norm))
    h = x(*shape).transpose(0, 1).flatten(1)
    same(norm.running_mean, 0.1 * h.mean(1))
    same(norm.running_var, 0.9 + 0.1 * h.var(1))


@pytest.mark.parametrize("name", NORMS)
def test_norm_has_its_parameters_and_starts_as_it_says(name: str) -> None:
    values = {n: p.detach().tolist() for n, p in NORMS[name](3).named_parameters()}
    scale = [0.0] * 3 if name == "batch from zero" else [1.0] * 3
    assert values == ({} if name == "none" else {"weight": scale, "bias": [0.0] * 3})


@pytest.mark.parametrize("shape", [(2, 3), (2, 3, 4), (2, 3, 4, 5)])
def test_affine_scales_and_shifts_each_channel_and_nothing_else(shape: tuple[int, ...]) -> None:
    norm = some(NORMS["affine"](3))
    expected = torch.stack([x(*shape)[:, c] * norm.weight[c] + norm.bias[c] for c in range(3)], 1)
    same(norm(x(*shape)), expected)


SHORTCUTS: dict[str, Callable[[Tensor, nn.Module], Tensor]] = {
    "none": lambda h, _: torch.zeros(()),
    "identity": lambda h, _: h,
    "project": lambda h, b: normed(conv2d(h, b.shortcut[0].weight, stride=2), b.shortcut[1]),
    "pad": lambda h, b: pad(h[:, :, ::2, ::2], (0, 0, 0, 0, 0, 4 * b.expansion)),
}


@pytest.mark.parametrize("shortcut", SHORTCUTS)
@pytest.mark.parametrize("kind", [Block, Bottleneck])
def test_block_is_relu_of_branch_plus_shortcut(kind: type[Block], shortcut: str) -> None:
    into, width, stride = (
        4 * kind.expansion,
        4 if shortcut == "identity" else 8,
        1 if shortcut == "identity" else 2,
    )
    how = shortcut if shortcut in ("project", "pad") else "project"
    b = some(kind(into, width, stride, Design(skip=shortcut != "none", shortcut=how, scale=0.7)))
    h = x(3, into, 6, 6)
    if kind is Block:
        branch = normed(conv2d(h, b.conv1.weight, stride=stride, padding=1), b.bn1).relu()
        branch = normed(conv2d(branch, b.conv2.weight, padding=1), b.bn2)
    else:
        branch = normed(conv2d(h, b.conv1.weight, stride=stride), b.bn1).relu()
        branch = normed(conv2d(branch, b.conv2.weight, padding=1), b.bn2).relu()
        branch = normed(conv2d(branch, b.conv3.weight), b.bn3)
    same(b(h), (0.7 * branch + SHORTCUTS[shortcut](h, b)).relu())


def test_resnet_runs_the_blocks_of_its_stages_in_order() -> None:
    big, small = resnet(18, width=4, classes=3).eval(), small_resnet(2, width=4, classes=3).eval()
    starts = {big: lambda h: max_pool2d(h, 3, 2, padding=1), small: lambda h: h}
    for net, stages in (
        (big, (big.conv2_x, big.conv3_x, big.conv4_x, big.conv5_x)),
        (small, (small.stage1, small.stage2, small.stage3)),
    ):
        h = x(2, 3, 32, 32).float()
        expected = starts[net](net.bn1(net.conv1(h)).relu())
        for stage in stages:
            for place in range(2):
                expected = stage[place](expected)
        torch.testing.assert_close(net(h), linear(expected.mean((2, 3)), net.fc.weight, net.fc.bias))


@pytest.mark.parametrize("form", [Form(), Form(reduce=False), PORT], ids=["paper", "no reductions", "port"])
def test_inception_concatenates_its_four_branches(form: Form) -> None:
    m, h = some(Inception(5, Row(2, 3, 4, 2, 3, 1), form)).eval(), x(2, 5, 6, 6)

    def unit(h: Tensor, u: nn.Module, padding: int = 0) -> Tensor:
        h = conv2d(h, u[0].weight, u[0].bias, padding=padding)
        if form.norm:
            h = batch_norm(h, u[1].running_mean, u[1].running_var, u[1].weight, u[1].bias, eps=0.001)
        return h.relu()

    def branch(h: Tensor, u: nn.Module, padding: int) -> Tensor:
        return unit(unit(h, u[0]), u[1], padding) if form.reduce else unit(h, u, padding)

    pooled = max_pool2d(pad(h, (1, 1, 1, 1), value=-torch.inf), 3, 1)
    parts = [
        unit(h, m.one),
        branch(h, m.three, 1),
        branch(h, m.five, form.kernel // 2),
        unit(pooled, m.pool[1]),
    ]
    same(m(h), torch.cat(parts, 1))


def test_googlenet_halves_before_4a_and_5a_and_runs_its_modules_in_order() -> None:
    net = GoogLeNet(classes=3).eval()
    with torch.no_grad():
        h = net.stem(torch.randn(1, 3, 64, 64, generator=torch.Generator().manual_seed(1)))
        for name in "3a 3b 4a 4b 4c 4d 4e 5a 5b".split():
            h = net.inception[name](max_pool2d(h, 3, 2, ceil_mode=True) if name in ("4a", "5a") else h)
        picture = torch.randn(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))
        torch.testing.assert_close(net(picture), linear(h.mean((2, 3)), net.fc.weight, net.fc.bias))


@pytest.mark.parametrize("skip", [False, True])
@pytest.mark.parametrize("norm", ["none", "affine", "batch1d"])
@pytest.mark.parametrize("act", ACTIVATIONS)
def test_mlp_is_its_formula(act: str, norm: str, skip: bool) -> None:
    net, h = some(MLP(6, 5, 3, 4, act=act, norm=norm, skip=skip)), x(7, 1, 6)
    net.dropout = Third()
    expected = h.flatten(1)
    for i in range(3):
        z = linear(expected, net.linears[i].weight, net.linears[i].bias)
        z = {"none": lambda z, n: z, "affine": lambda z, n: z * n.weight + n.bias, "batch1d": normed}[norm](
            z, net.norms[i]
        )
        z = ACTIVATIONS[act](z) / 3
        expected = expected + z if skip and i else z
    same(net(h), linear(expected, net.out.weight, net.out.bias))


class Third(nn.Module):
    """In the place of dropout, so that the place shows."""

    def forward(self, h: Tensor) -> Tensor:
        return h / 3


@pytest.mark.parametrize("norm", ["none", "affine", "batch1d"])
@pytest.mark.parametrize("act", ["relu", "tanh"])
def test_series_net_is_its_formula(act: str, norm: str) -> None:
    net, h = some(SeriesNet(((3, 5, 2), (4, 3, 1)), length=10, classes=4, act=act, norm=norm)), x(6, 1, 10)
    expected = h
    for i, (padding, stride) in enumerate([(2, 2), (1, 1)]):
        z = conv1d(expected, net.convs[i].weight, net.convs[i].bias, stride, padding)
        n = net.norms[i]
        if norm == "batch1d":
            z = normed(z, n)
        elif norm == "affine":
            z = z * n.weight[:, None] + n.bias[:, None]
        expected = ACTIVATIONS[act](z)
    same(net.features(h), expected.flatten(1))
    same(net(h), linear(expected.flatten(1), net.head.weight, net.head.bias))


@pytest.mark.parametrize(("kernels", "width"), [((1, 3, 5), 24), ((3,), 24), ((1,), 41)])
def test_scales_net_is_its_formula(kernels: tuple[int, ...], width: int) -> None:
    net, h = some(ScalesNet(kernels, classes=4)), x(2, 1, 40)
    expected = conv1d(h, net.stem.weight, net.stem.bias, 2, 1).relu()
    assert expected.shape == (2, width, 20)
    for module in net.scales:
        parts = [
            conv1d(expected, b.weight, b.bias, padding=k // 2)
            for b, k in zip(module.branches, kernels, strict=True)
        ]
        expected = torch.cat(parts, 1).relu()
    same(net(h), linear(expected.mean(2), net.head.weight, net.head.bias))


def test_squash_is_that_of_appendix_a() -> None:
    same(squash(x(9)), 1.7159 * torch.tanh(2 * x(9) / 3))
    assert float(squash(torch.tensor(1.0))) == pytest.approx(1, abs=1e-4)


def test_subsampling_weighs_the_sum_of_four_and_starts_as_their_mean() -> None:
    layer, h = Subsampling(2).double(), x(1, 2, 4, 6)
    four = h[..., ::2, ::2] + h[..., 1::2, ::2] + h[..., ::2, 1::2] + h[..., 1::2, 1::2]
    same(layer(h), four / 4)
    some(layer)
    same(layer(h), layer.coefficient * four + layer.bias)


def test_table_conv_sums_over_the_maps_of_its_rows() -> None:
    layer, h = some(TableConv(((0, 2), (1,), (0, 1, 2)), 3)), x(2, 3, 7, 7)
    w = layer.weight[:, None, None]
    expected = torch.stack(
        [
            sum(conv2d(h[:, m : m + 1], w[i])[:, 0] for i, m in seen) + layer.bias[out]
            for out, seen in enumerate([[(0, 0), (1, 2)], [(2, 1)], [(3, 0), (4, 1), (5, 2)]])
        ],
        1,
    )
    same(layer(h), expected)


def test_table_conv_starts_within_2_point_4_over_its_fan_in() -> None:
    layer = TableConv(((0,) * 1, (0, 1, 2, 3, 4, 5)), 6)
    for rows, fan_in in ((slice(0, 1), 25), (slice(1, 7), 150)):
        assert 0.8 * 2.4 / fan_in < float(layer.weight[rows].detach().abs().max()) <= 2.4 / fan_in
    assert not layer.bias.any()


def test_codes_are_fixed_signs_and_the_output_their_squared_distance() -> None:
    layer, h = Codes(84, 10), torch.randn(3, 84)
    codes = layer.get_buffer("codes")
    assert set(codes.flatten().tolist()) == {-1.0, 1.0}
    assert len({tuple(row) for row in codes.tolist()}) == 10
    assert torch.equal(codes, Codes(84, 10).get_buffer("codes"))
    assert not list(layer.parameters())
    by_hand = [[sum((float(a) - float(b)) ** 2 for a, b in zip(v, c, strict=True)) for c in codes] for v in h]
    torch.testing.assert_close(layer(h), torch.tensor(by_hand))


def test_counts_are_those_of_a_net_counted_by_hand() -> None:
    net = nn.Sequential(
        nn.Conv2d(3, 4, 3, stride=2),
        nn.ReLU(),
        nn.Conv2d(4, 6, 3, groups=2, bias=False),
        nn.Flatten(),
        nn.Linear(6, 5),
    )
    first, second, last = layers(net, 3, 7, 7)
    assert (first.multiply_adds, first.connections) == (3 * 9 * 4 * 9, 3 * 9 * 4 * 9 + 4 * 9)
    assert (second.multiply_adds, second.connections) == (2 * 9 * 6, 2 * 9 * 6)
    assert (last.multiply_adds, last.connections) == (30, 35)
    assert multiply_adds(net, 3, 7, 7) == 972 + 108 + 30
    assert connections(net, 3, 7, 7) == 1008 + 108 + 35
    assert parameters(net) == 3 * 9 * 4 + 4 + 2 * 9 * 6 + 35
    net[0].requires_grad_(False)
    assert parameters(net) == 2 * 9 * 6 + 35


@pytest.mark.parametrize("act", sorted(ACTIVATIONS))
def test_picture_net_is_its_formula(act: str) -> None:
    net, pictures = some(PictureNet(act=act)), x(3, 1, 28, 28)
    first, second = net.convs
    hidden = ACTIVATIONS[act](conv2d(pictures, first.weight, first.bias, stride=2, padding=2))
    hidden = ACTIVATIONS[act](conv2d(hidden, second.weight, second.bias, stride=2, padding=1))
    same(net(pictures), hidden.flatten(1) @ net.head.weight.T + net.head.bias)


def test_net_with_pooling_is_its_formula() -> None:
    net, series = some(PooledNet()), x(3, 1, 40)
    net.hidden.weight.data -= 0.1  # so that about half of its units are below zero
    hidden = series
    for conv in net.convs:
        hidden = conv1d(hidden, conv.weight, conv.bias, padding=2).clamp(min=0)
        hidden = torch.maximum(hidden[..., ::2], hidden[..., 1::2])
    hidden = (hidden.flatten(1) @ net.hidden.weight.T + net.hidden.bias).clamp(min=0)
    same(net(series), hidden @ net.head.weight.T + net.head.bias)

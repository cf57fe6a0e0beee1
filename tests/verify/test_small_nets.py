import pytest
import torch

from verify.models.activations import ACTIVATIONS
from verify.models.counts import parameters
from verify.models.mlp import MLP
from verify.models.pictures import PictureNet
from verify.models.series import SeriesNet
from verify.models.series_pooled import PooledNet
from verify.models.series_scales import ScalesNet


def test_small_convolutional_net_has_the_5210_parameters_of_the_mnist1d_paper() -> None:
    assert parameters(SeriesNet()) == 5210


@pytest.mark.parametrize("norm", ["none", "batch1d", "affine"])
@pytest.mark.parametrize("make", [lambda norm: MLP(40, 16, 3, norm=norm), lambda norm: SeriesNet(norm=norm)])
def test_net_gives_ten_logits_with_any_norm(make, norm: str) -> None:
    assert make(norm)(torch.randn(4, 1, 40)).shape == (4, 10)


def test_shortcut_adds_no_parameter() -> None:
    assert parameters(MLP(40, 16, 5, skip=True)) == parameters(MLP(40, 16, 5))


def test_layer_that_is_off_passes_its_input_on() -> None:
    net, x = MLP(40, 16, 4), torch.randn(2, 40)
    net.off = frozenset({2})
    states = net.states(x)
    assert torch.equal(states[2], states[1])


def test_residual_state_is_the_sum_of_its_branch_and_the_state_before() -> None:
    net, x = MLP(40, 16, 2, skip=True), torch.randn(2, 40)
    first, second = net.states(x)
    torch.testing.assert_close(second, first + net.linears[1](first).relu())


def test_several_scales_have_as_many_parameters_as_one() -> None:
    assert parameters(ScalesNet((1, 3, 5))) == parameters(ScalesNet((3,)))


def test_layer_left_out_with_its_shortcut_passes_nothing_on() -> None:
    net, x = MLP(40, 16, 3, skip=True), torch.randn(2, 40)
    net.mute = frozenset({1})
    _, second, third = net.states(x)
    assert not second.any()
    assert torch.equal(third, net.linears[2](second).relu())


def test_crossed_shortcuts_carry_the_example_before() -> None:
    net, x = MLP(40, 16, 2, skip=True), torch.randn(3, 40)
    net.crossed = True
    first, second = net.states(x)
    assert torch.equal(second[1], first[0] + net.linears[1](first).relu()[1])


def test_net_with_pooling_has_fewer_parameters_than_the_fully_connected_one() -> None:
    assert parameters(PooledNet()) == 6532
    assert parameters(MLP(40, 60, 2)) == 6730


@pytest.mark.parametrize("act", ["relu", "tanh", "clipped"])
def test_net_for_pictures_gives_ten_logits_and_differs_by_its_unit(act: str) -> None:
    net, x = PictureNet(act=act), torch.randn(4, 1, 28, 28)
    assert net(x).shape == (4, 10)
    assert parameters(net) == 16 * 25 + 16 + 32 * 16 * 9 + 32 + 10 * (32 * 49) + 10


def test_clipped_unit_saturates_where_tanh_does() -> None:
    x = torch.tensor([-9.0, -0.5, 0.0, 0.5, 9.0])
    assert ACTIVATIONS["clipped"](x).tolist() == [-1.0, -0.5, 0.0, 0.5, 1.0]

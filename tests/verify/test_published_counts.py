from collections.abc import Callable

import pytest
import torch
from torch import nn

from verify.models.alexnet import AlexNet, OneTower
from verify.models.counts import connections, layers, multiply_adds, parameters
from verify.models.googlenet import TABLE_1, GoogLeNet
from verify.models.inception import PORT, Form, Inception
from verify.models.lenet import LeNet5, ModernLeNet
from verify.models.vgg import VGG

PARAMETERS: dict[Callable[[], nn.Module], int] = {
    LeNet5: 60_000,
    ModernLeNet: 61_706,
    AlexNet: 60_965_224,
    OneTower: 61_100_840,
    lambda: VGG("A"): 132_863_336,
    lambda: VGG("B"): 133_047_848,
    lambda: VGG("D"): 138_357_544,
    lambda: VGG("E"): 143_667_240,
    GoogLeNet: 6_998_552,
    lambda: GoogLeNet(PORT): 6_624_904,
}


def on_meta(make: Callable[[], nn.Module]) -> nn.Module:
    with torch.device("meta"):
        return make()


@pytest.mark.parametrize(("make", "count"), PARAMETERS.items(), ids=map(str, PARAMETERS.values()))
def test_network_has_the_published_number_of_parameters(make: Callable[[], nn.Module], count: int) -> None:
    assert parameters(on_meta(make)) == count


def test_vgg_c_has_the_134_million_of_table_2() -> None:
    assert round(parameters(on_meta(lambda: VGG("C"))) / 1e6) == 134


PER_LAYER = {
    "C1": 122_304,
    "S2": 5_880,
    "C3": 151_600,
    "S4": 2_000,
    "C5": 48_120,
    "F6": 10_164,
    "OUTPUT": 840,
}


def test_each_layer_of_lenet_has_the_connections_that_the_paper_gives() -> None:
    assert {layer.name: layer.connections for layer in layers(LeNet5(), 1, 32, 32)} == PER_LAYER


def test_lenet_has_340908_connections() -> None:
    assert connections(LeNet5(), 1, 32, 32) == 340_908


@pytest.mark.parametrize(
    ("make", "billions"), [(lambda: VGG("D"), 15.5), (lambda: VGG("E"), 19.6), (GoogLeNet, 1.6)]
)
def test_network_has_the_published_multiply_adds(make: Callable[[], nn.Module], billions: float) -> None:
    assert round(multiply_adds(on_meta(make), 3, 224, 224) / 1e9, 1) == billions


def test_googlenet_has_1582_million_multiply_adds() -> None:
    assert multiply_adds(on_meta(GoogLeNet), 3, 224, 224) // 10**6 == 1582


def test_rows_of_googlenet_concatenate_to_the_widths_of_table_1() -> None:
    assert [row.width for row in TABLE_1.values()] == [256, 480, 512, 512, 512, 528, 832, 832, 1024]


@pytest.mark.parametrize("form", [Form(), PORT, Form(reduce=False)])
def test_module_keeps_the_size_and_concatenates_the_channels(form: Form) -> None:
    module = Inception(192, TABLE_1["3a"], form)
    assert module(torch.randn(1, 192, 5, 5)).shape == (1, 256, 5, 5)


@pytest.mark.parametrize(
    ("net", "shape"), [(LeNet5(), (2, 1, 32, 32)), (ModernLeNet(), (2, 1, 32, 32))], ids=["1998", "modern"]
)
def test_lenet_runs_forward_and_backward(net: nn.Module, shape: tuple[int, ...]) -> None:
    net(torch.randn(shape)).sum().backward()
    assert all(p.grad is not None and p.grad.isfinite().all() for p in net.parameters())


@pytest.mark.parametrize(("make", "size"), [(AlexNet, 227), (OneTower, 224)])
def test_fifth_convolution_of_alexnet_has_13x13_positions(make: Callable[[], nn.Module], size: int) -> None:
    assert layers(on_meta(make), 3, size, size)[4].shape == (256, 13, 13)


def test_c3_sees_only_the_maps_of_its_table() -> None:
    net = LeNet5()
    x = torch.randn(1, 6, 14, 14, requires_grad=True)
    net.C3(x)[0, 0].sum().backward()
    assert x.grad is not None
    assert x.grad.abs().sum((0, 2, 3)).nonzero().flatten().tolist() == [0, 1, 2]

import pytest
import torch

from verify.models.counts import multiply_adds, parameters
from verify.models.resnet import PLAIN, Block, Bottleneck, Design, resnet
from verify.models.resnet_small import CIFAR, CIFAR_PLAIN, small_resnet

PUBLISHED = {18: 11_689_512, 34: 21_797_672, 50: 25_557_032, 101: 44_549_160, 152: 60_192_808}


@pytest.mark.parametrize(("depth", "count"), PUBLISHED.items())
def test_resnet_has_the_published_number_of_parameters(depth: int, count: int) -> None:
    with torch.device("meta"):
        assert parameters(resnet(depth)) == count


def test_plain_34_lacks_only_the_projections() -> None:
    with torch.device("meta"):
        assert parameters(resnet(34, PLAIN)) == 21_623_848


@pytest.mark.parametrize(("depth", "billions"), [(34, 3.66), (152, 11.3)])
def test_resnet_has_the_published_multiply_adds(depth: int, billions: float) -> None:
    with torch.device("meta"):
        net = resnet(depth)
    assert round(multiply_adds(net, 3, 224, 224) / 1e9, 2 if depth == 34 else 1) == billions


@pytest.mark.parametrize(("n", "millions"), [(3, 0.27), (5, 0.46), (7, 0.66), (9, 0.85), (18, 1.7)])
def test_small_resnet_has_the_parameters_of_table_6(n: int, millions: float) -> None:
    with torch.device("meta"):
        count = parameters(small_resnet(n))
    assert round(count / 1e6, 1 if n == 18 else 2) == millions


def test_small_plain_net_has_the_parameters_of_the_residual_one() -> None:
    with torch.device("meta"):
        assert parameters(small_resnet(3, CIFAR)) == parameters(small_resnet(3, CIFAR_PLAIN))


@pytest.mark.parametrize("kind", [Block, Bottleneck])
def test_zero_last_scale_makes_a_block_the_identity_on_positive_input(kind: type[Block]) -> None:
    block = kind(4 * kind.expansion, 4, 1, Design(zero_last=True))
    x = torch.rand(2, 4 * kind.expansion, 8, 8)
    assert torch.equal(block(x), x)


@pytest.mark.parametrize("kind", [Block, Bottleneck])
def test_block_without_skip_gives_its_branch_alone(kind: type[Block]) -> None:
    block = kind(4, 4, 2, PLAIN).eval()
    x = torch.rand(2, 4, 8, 8)
    assert torch.equal(block(x), torch.relu(block.F(x)))


def test_scale_multiplies_the_branch() -> None:
    x = torch.randn(2, 4, 8, 8)
    whole = Block(4, 4, 1, Design(scale=1.0)).eval()
    half = Block(4, 4, 1, Design(scale=0.5)).eval()
    half.load_state_dict(whole.state_dict())
    assert torch.equal(half.F(x), 0.5 * whole.F(x))


@pytest.mark.parametrize("shortcut", ["project", "pad"])
def test_each_shortcut_reaches_the_logits(shortcut: str) -> None:
    net = small_resnet(1, Design(shortcut=shortcut), width=4)
    assert net(torch.randn(2, 3, 16, 16)).shape == (2, 10)


def test_network_without_norm_has_no_parameter_of_a_norm() -> None:
    with torch.device("meta"):
        names = [name for name, _ in resnet(18, Design(norm="none")).named_parameters()]
    assert not [name for name in names if "bn" in name]
    assert names


def test_zero_last_survives_a_reset() -> None:
    block = Block(4, 4, 1, Design(zero_last=True))
    norm = block.get_submodule("bn2")
    assert isinstance(norm, torch.nn.BatchNorm2d)
    norm.reset_parameters()
    assert norm.weight.count_nonzero() == 0

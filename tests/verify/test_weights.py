import math

import pytest
import torch
from torch import Tensor

from verify.models.resnet_block import Block, Design
from verify.models.resnet_small import small_resnet
from verify.models.weights import SCHEMES, draw_weights


def draw(name: str) -> torch.Generator:
    return torch.Generator().manual_seed(sum(name.encode()))


def weights(**switches: bool) -> dict[str, Tensor]:
    net = draw_weights(small_resnet(2, Design(**switches), width=4), draw)  # type: ignore[arg-type]
    return {name: p.detach() for name, p in net.named_parameters()}


def test_added_projections_leave_every_other_weight_as_it_was() -> None:
    plain, residual = weights(skip=False), weights(skip=True)
    assert len(residual) > len(plain)
    assert all(torch.equal(residual[name], weight) for name, weight in plain.items())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_drawn_weights_have_the_deviation_of_their_scheme(scheme: str) -> None:
    layer = draw_weights(torch.nn.Conv2d(64, 32, 3), draw, scheme=scheme, gain=2.0)
    weight = layer.weight
    assert isinstance(weight, Tensor)
    wanted = 2 * SCHEMES[scheme](64 * 9, 32 * 9)
    assert math.isclose(weight.std().item(), wanted, rel_tol=0.02)


def test_drawing_keeps_a_zeroed_last_scale() -> None:
    block = draw_weights(Block(4, 4, 1, Design(zero_last=True)), draw)
    assert block.get_parameter("bn2.weight").count_nonzero() == 0


def test_biases_start_at_zero() -> None:
    layer = draw_weights(torch.nn.Linear(3, 2), draw)
    assert torch.equal(layer.get_parameter("bias"), torch.zeros(2))

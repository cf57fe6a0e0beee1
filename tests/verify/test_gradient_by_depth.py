from verify.models.resnet import Design
from verify.pictures.gradient_by_depth import norms


def test_a_norm_is_drawn_for_each_block_of_resnet_18() -> None:
    assert len(norms(Design(), 18, 0)) == 8


def test_weak_plain_branches_lose_the_gradient_and_residual_ones_do_not() -> None:
    plain = norms(Design(skip=False, norm="none", scale=0.3), 18, 0)
    residual = norms(Design(norm="none", scale=0.3), 18, 0)
    assert plain[0] < 1e-3 * plain[-1]
    assert 0.1 * residual[-1] < residual[0] < 10 * residual[-1]

"""Claim 2.9: skip connections ensure that gradients flow even where each layer shrinks them."""

from __future__ import annotations

from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, greater, log_ratio
from verify.models.resnet import Design, resnet


@check(
    backs={"lecture-06": ["ensure flow even gradients shrink"]},
    says=(
        "In ResNet-34 at an eighth of its width, without batch norm and with every weight scaled by 0.3, "
        "the loss gradient at the stem relative to the one at the last block is at least 1e6 times larger "
        "with shortcuts than without."
    ),
    scope="at initialisation, no batch norm, weights scaled down",
    arms={"skip": {"skip": True}, "plain": {"skip": False}},
    effect=log_ratio("skip", over="plain"),
    predicts=greater(
        1e6, because="an update smaller by 1e6 is below the 24 bits of a float32 weight and changes nothing"
    ),
    sabotage={"shortcut removed": {"skip": {"skip": False}}},
    sources=[cite("He, Zhang, Ren, Sun 2016", "arXiv:1603.05027")],
    dtype="float64",
)
def gradient_at_stem(trial: Trial, *, skip: bool) -> float:
    """Norm of the loss gradient at the stem's weights over that at the last block's, without unit."""
    net = resnet(34, Design(skip=skip, norm="none"), width=8, classes=10)
    trial.start(net, gain=0.3)
    logits = net(trial.normal("images", 8, 3, 64, 64))
    cross_entropy(logits, trial.integers("labels", 10, 8)).backward()
    last = next(net.blocks[-1].parameters())
    return float(net.conv1.weight.grad.norm() / last.grad.norm())

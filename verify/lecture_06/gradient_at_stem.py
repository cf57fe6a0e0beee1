"""Claim 2.9: skip connections ensure that gradients flow even where each layer shrinks them."""

from __future__ import annotations

import torch
from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, greater, log_ratio
from verify.models.resnet import Design, resnet


@check(
    backs={"lecture-06": ["ensure flow even gradients shrink"]},
    says=(
        "In ResNet-34 at an eighth of its width, without batch norm and with branches scaled by 0.3, the "
        "loss gradient at the stem's output, relative to the last block's, is at least 1e6 times larger "
        "with shortcuts than without."
    ),
    scope="at initialisation, no batch norm, branches scaled by 0.3",
    arms={"skip": {"skip": True}, "plain": {"skip": False}},
    effect=log_ratio("skip", over="plain"),
    predicts=greater(
        1e6, because="2^-20 of a step is lost in the 24 bits of a float32 weight: the layer stands still"
    ),
    sabotage={"branches not shrunk": {"*": {"scale": 1.0}}},
    looks=2,  # the first design took gradients of weights, which in a plain ReLU net depth cannot shrink
    sources=[cite("He, Zhang, Ren, Sun 2016", "arXiv:1603.05027")],
    dtype="float64",
)
def gradient_at_stem(trial: Trial, *, skip: bool, scale: float = 0.3) -> float:
    """Norm of the loss gradient at the stem's output over that at the last block's, without unit."""
    net = trial.start(resnet(34, Design(skip=skip, norm="none", scale=scale), width=8, classes=10))
    kept = {}
    net.conv2_x[0].register_forward_pre_hook(lambda _, inputs: kept.update(stem=inputs[0]))
    net.blocks[-1].register_forward_hook(lambda _, inputs, output: kept.update(last=output))
    logits = net(trial.normal("images", 8, 3, 64, 64))
    loss = cross_entropy(logits, trial.integers("labels", 10, 8))
    stem, last = torch.autograd.grad(loss, [kept["stem"], kept["last"]])
    return float(stem.norm() / last.norm())

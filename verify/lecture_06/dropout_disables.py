"""Dropout disables neurons at random while training, afresh in each step, and none at inference."""

import torch
from torch import nn

from mkdeck.lab import Trial, at_most, cite, exact, near


@exact(
    backs={"lecture-06": ["randomly disabling neurons"]},
    says="With rate 0.3, 30 % of 200,000 neurons are 0 in a training step, the others are scaled by 1/0.7, "
    "the next step disables others (42 % change sides), and at inference none is touched.",
    expects={
        "disabled": near(0.3, 0.005),  # five standard errors of a share of 200,000
        "error of the survivors' scale": at_most(1e-12),
        "changed sides in the next step": near(2 * 0.3 * 0.7, 0.006),
        "identity at inference": True,
    },
    sabotage={"rate 0": {"rate": 0.0}, "evaluation mode": {"train": False}, "one mask": {"fresh": False}},
    sources=[
        cite("Hinton et al. 2012", "arXiv:1207.0580", "each hidden unit is omitted with some probability")
    ],
)
def dropout_disables(
    trial: Trial, *, rate: float = 0.3, train: bool = True, fresh: bool = True
) -> dict[str, float]:
    """Shares of neurons, and the largest relative error of what survives."""
    layer = nn.Dropout(rate).train(train)
    x = 1 + trial.uniform("x", 200_000)
    first = layer(x)
    second = layer(x) if fresh else first
    alive = first != 0
    return {
        "disabled": float((~alive).double().mean()),
        "error of the survivors' scale": float((first[alive] * 0.7 / x[alive] - 1).abs().max()),
        "changed sides in the next step": float((alive != (second != 0)).double().mean()),
        "identity at inference": torch.equal(layer.eval()(x), x),
    }

"""Claim 2.2: dropout as a solution to vanishing gradients, against the gain that it adds by the way."""

from __future__ import annotations

from math import log

from torch import nn
from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, difference, gain_of_dropout, gradient_norms, greater

DEPTH, WIDTH, P = 30, 256, 0.5


@check(
    backs={"lecture-06#Q2": ["dropout"]},
    says=(
        "In a ReLU network of 30 layers whose gradients vanish (weights at half of He's), dropout with "
        "p = 0.5 brings the gradient at the first layer at least twice as near to that at the last as the "
        "same gain without the noise does."
    ),
    scope="at initialisation, ReLU, weights at half of He's",
    arms={"dropout": {"layer": "dropout"}, "gain matched": {"layer": "gain"}},
    effect=difference("gain matched", minus="dropout"),
    predicts=greater(log(2), because="half or twice the gradient is within what a learning rate is tuned by"),
    planted={"He's weights beside dropout": {"dropout": {"layer": "none", "gain": 1.0}}},
    sources=[
        cite("Srivastava 2014", "jmlr.org/papers/v15/srivastava14a.html", "dropout is a regulariser"),
        cite("Schoenholz 2017", "arXiv:1611.01232", "dropout limits the depth that can be trained"),
    ],
    looks=2,  # at 0.7 of He's, where dropout's gain happens to mend all, nothing planted could be found
    dtype="float64",
    expect="refuted",
    correction="Dropout is a regulariser. What it seems to do for gradients is that it makes what it passes "
    "on larger, sqrt(1/(1-p)) times in the root mean square: a plain factor of this size does as much. "
    "Initialisation, normalisation and shortcuts are the remedies.",
)
def dropout_and_gradients(trial: Trial, *, layer: str, gain: float = 0.5) -> float:
    """Distance of the gradient's norm at the first layer from that at the last, |log ratio| in nats."""
    layers = [
        nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.ReLU(), _extra(trial, layer, i)) for i in range(DEPTH)
    ]
    net = trial.start(nn.Sequential(*layers, nn.Linear(WIDTH, 10)), gain=gain)
    y = trial.integers("labels", 10, 128)
    norms = gradient_norms(net, trial.normal("x", 128, WIDTH), lambda out: cross_entropy(out, y), layers)
    return abs(log(norms[0] / norms[-1]))


def _extra(trial: Trial, layer: str, index: int) -> nn.Module:
    if layer == "dropout":
        return trial.dropout(P, str(index))
    return gain_of_dropout(P) if layer == "gain" else nn.Identity()

"""A step of stochastic gradient descent subtracts the gradient of a mini-batch, times the learning rate."""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, at_least, at_most, cite, exact


@exact(
    backs={"lecture-06": ["updating parameters using stochastic gradient descent (SGD)"]},
    says="One step of SGD with rate 0.1 on a batch of 16 of 64 examples moves every parameter p to p - 0.1 "
    "g, to the last bits, and g is not the gradient over all 64.",
    scope="plain SGD, no momentum",
    expects={"largest deviation": at_most(1e-15), "batch against whole gradient": at_least(0.05)},
    sabotage={"uphill": {"sign": -1.0}, "the whole set as batch": {"batch": 64}},
    seeds=3,
    sources=[cite("Robbins, Monro 1951", "doi:10.1214/aoms/1177729586")],
    correction="Plain SGD is one of several optimisers; SGD with momentum and Adam move along a running mean "
    "of gradients (Kingma, Ba 2014, arXiv:1412.6980).",
)
def sgd_step(trial: Trial, *, sign: float = 1.0, batch: int = 16) -> dict[str, float]:
    """Largest |p' - (p - 0.1 g)|, and the relative distance of the batch's gradient from the whole one."""
    net = trial.start(nn.Linear(20, 4))
    x, y = trial.normal("x", 64, 20), trial.integers("y", 4, 64)
    whole = torch.autograd.grad(cross_entropy(net(x), y), net.weight)[0]
    before = [p.detach().clone() for p in net.parameters()]
    optimiser = torch.optim.SGD(net.parameters(), lr=0.1, maximize=sign < 0)
    cross_entropy(net(x[:batch]), y[:batch]).backward()
    optimiser.step()
    moved = zip(net.parameters(), before, strict=True)
    return {
        "largest deviation": max(float((p - (old - 0.1 * p.grad)).abs().max()) for p, old in moved),
        "batch against whole gradient": float((net.weight.grad - whole).norm() / whole.norm()),
    }

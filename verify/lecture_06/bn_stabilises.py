"""Batch norm stabilises training, if that means that the gradient stays what it was after a step."""

import torch
from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, accuracy, check, cite, gate, greater, log_ratio
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP

RATE = 0.1


@check(
    backs={"lecture-06#Q2": ["stabilizing training"], "lecture-06#Q9": ["to stabilize training."]},
    says="After a step of rate 0.1 the gradient on the same batch has changed, relative to its norm, at "
    "least 1.25 times as much without batch norm as with it, on average over the first 100 steps.",
    scope="mnist1d, five ReLU layers, He's weights, the first 100 steps of SGD; stability as the gradient's "
    "predictability",
    arms={"without": {"norm": "none"}, "batch norm": {"norm": "batch1d"}},
    effect=log_ratio("without", over="batch norm", of="change of the gradient"),
    predicts=greater(1.25, because="a quarter is the least that one would call steadier"),
    sabotage={"scale and shift without statistics": {"batch norm": {"norm": "affine"}}},
    # Not `converged`: the claim is how training goes, and this is its beginning.
    gates=[gate("both learn", of="train accuracy", at_least=0.3)],
    sources=[
        cite("Santurkar et al. 2018", "arXiv:1805.11604", "section 3.1: gradients become more predictive"),
        cite("Ioffe, Szegedy 2015", "arXiv:1502.03167", "credits the stabler distribution of activations"),
    ],
    correction="'Stabilise' names no quantity. Measured here is how far the gradient changes in one step; "
    "Santurkar 2018 finds the landscape smoother with batch norm, and not the activations' distribution "
    "stabler.",
)
def bn_stabilises(trial: Trial, *, norm: str) -> dict[str, float]:
    """Mean over steps of |g' - g| / |g|, with g and g' before and after a step on the same batch."""
    data, net, changes = mnist1d().train.to(trial.device), trial.start(MLP(40, 64, 5, norm=norm)), []
    parameters = list(net.parameters())
    for _, batch in zip(range(trial.steps(100)), trial.batches("batches", len(data), 100), strict=False):
        before = gradient(net, data.x[batch], data.y[batch])
        with torch.no_grad():
            for p, g in zip(parameters, before, strict=True):
                p -= RATE * g
        after = gradient(net, data.x[batch], data.y[batch])
        changes.append(
            float(distance(before, after) / distance(before, [torch.zeros_like(g) for g in before]))
        )
    return {
        "change of the gradient": sum(changes) / len(changes),
        "steps taken": float(len(changes)),
        "train accuracy": accuracy(net, data.x, data.y),
    }


def gradient(net: torch.nn.Module, x: torch.Tensor, y: torch.Tensor) -> list[torch.Tensor]:
    """Give the loss's gradient of each parameter."""
    return list(torch.autograd.grad(cross_entropy(net(x), y), list(net.parameters())))


def distance(one: list[torch.Tensor], other: list[torch.Tensor]) -> torch.Tensor:
    """Give the norm of the difference of two gradients."""
    return torch.cat([(a - b).flatten() for a, b in zip(one, other, strict=True)]).norm()

"""In multitask learning one trunk is trained by the gradients of all tasks at once."""

import torch
from torch import nn
from torch.nn.functional import cross_entropy, mse_loss

from mkdeck.lab import Trial, at_least, at_most, cite, exact


@exact(
    backs={"lecture-06": ["Trains a model to perform multiple related tasks simultaneously."]},
    says="With a classifying and a measuring head on one trunk, each loss alone gives the trunk a gradient, "
    "and one backward pass of their sum gives the sum of both.",
    scope="hard parameter sharing",
    expects={
        "gradient of the first task": at_least(1e-3),
        "gradient of the second task": at_least(1e-3),
        "error of the sum": at_most(1e-12),
    },
    sabotage={"second head cut off": {"cut": True}},
    seeds=3,
    sources=[
        cite("Caruana 1997", "doi:10.1023/A:1007379606734", "tasks learnt in parallel share a representation")
    ],
)
def multitask_shares_trunk(trial: Trial, *, cut: bool = False) -> dict[str, float]:
    """Norms of the trunk's gradients and the largest error of their sum."""
    trunk = trial.start(nn.Linear(12, 8))
    one, two = trial.start(nn.Linear(8, 3)), trial.start(nn.Linear(8, 1), gain=0.5)
    x, classes, target = trial.normal("x", 32, 12), trial.integers("y", 3, 32), trial.normal("z", 32, 1)

    def losses() -> tuple[torch.Tensor, torch.Tensor]:
        hidden = torch.tanh(trunk(x))
        return cross_entropy(one(hidden), classes), mse_loss(two(hidden.detach() if cut else hidden), target)

    def gradient(loss: torch.Tensor) -> torch.Tensor:
        return torch.autograd.grad(loss, trunk.weight, allow_unused=True, materialize_grads=True)[0]

    first, second, both = gradient(losses()[0]), gradient(losses()[1]), gradient(sum(losses()))
    return {
        "gradient of the first task": float(first.norm()),
        "gradient of the second task": float(second.norm()),
        "error of the sum": float((both - first - second).abs().max()),
    }

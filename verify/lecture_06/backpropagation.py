"""Backpropagation gives the gradient: it agrees with central differences."""

from collections.abc import Callable

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, at_least, at_most, cite, exact


@exact(
    backs={"lecture-06": ["Involves backpropagation"]},
    says="In a small convolutional net the gradient by backpropagation and by central differences (step "
    "1e-5) agree to 1e-6 of its norm, for every one of its parameters.",
    scope="float64, smooth activation",
    expects={"relative error": at_most(1e-6), "gradient norm": at_least(1e-3)},
    sabotage={"a layer cut out of the graph": {"cut": True}},
    seeds=3,
    sources=[cite("Rumelhart, Hinton, Williams 1986", "doi:10.1038/323533a0")],
)
def backpropagation(trial: Trial, *, cut: bool = False) -> dict[str, float]:
    """Norm of the difference of both gradients over the norm of the gradient; the latter's norm."""
    first, second = trial.start(nn.Conv2d(1, 3, 3)), trial.start(nn.Linear(3 * 4 * 4, 3), gain=0.7)
    x, y = trial.normal("x", 5, 1, 6, 6), trial.integers("y", 3, 5)

    def loss() -> torch.Tensor:
        hidden = torch.tanh(first(x)).flatten(1)
        return cross_entropy(second(hidden.detach() if cut and torch.is_grad_enabled() else hidden), y)

    parameters = [*first.parameters(), *second.parameters()]
    gradients = torch.autograd.grad(loss(), parameters, allow_unused=True, materialize_grads=True)
    backward = torch.cat([g.flatten() for g in gradients])
    forward = torch.cat([differences(loss, p) for p in parameters])
    return {
        "relative error": float((backward - forward).norm() / forward.norm()),
        "gradient norm": float(forward.norm()),
    }


@torch.no_grad()
def differences(loss: Callable[[], torch.Tensor], p: nn.Parameter, step: float = 1e-5) -> torch.Tensor:
    """Change each number by plus and minus `step`, one at a time: (numbers,)."""
    flat, slopes = p.view(-1), []
    for i in range(len(flat)):
        kept = flat[i].clone()
        flat[i] = kept + step
        above = loss()
        flat[i] = kept - step
        slopes.append((above - loss()) / (2 * step))
        flat[i] = kept
    return torch.stack(slopes)

"""Norms of the loss gradient, layer by layer, and of what flows forward."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn


def outputs(net: nn.Module, x: Tensor, layers: Sequence[nn.Module]) -> tuple[Tensor, list[Tensor]]:
    """Run a net and give its output with those of some of its layers, in the order of `layers`."""
    kept: dict[int, Tensor] = {}
    hooks = [
        layer.register_forward_hook(lambda _, __, out, i=i: kept.update({i: out}))
        for i, layer in enumerate(layers)
    ]
    try:
        result = net(x)
    finally:
        for hook in hooks:
            hook.remove()
    return result, [kept[i] for i in range(len(layers))]


def gradient_norms(
    net: nn.Module, x: Tensor, loss: Callable[[Tensor], Tensor], layers: Sequence[nn.Module]
) -> tuple[float, ...]:
    """Give the norm of the loss gradient at the output of each layer, from the first to the last.

    At outputs, not at weights: in a net of ReLUs without norms, the gradients of all weights times the
    weights are equal by homogeneity, and cannot show that anything vanishes. Use float64.
    """
    result, kept = outputs(net, x, layers)
    gradients = torch.autograd.grad(loss(result), kept)
    return tuple(float(g.norm()) for g in gradients)


def weight_gradient_norms(net: nn.Module, x: Tensor, loss: Callable[[Tensor], Tensor]) -> dict[str, float]:
    """Give the norm of the loss gradient of each parameter by name."""
    names, parameters = zip(*net.named_parameters(), strict=True)
    gradients = torch.autograd.grad(loss(net(x)), parameters)
    return {name: float(g.norm()) for name, g in zip(names, gradients, strict=True)}

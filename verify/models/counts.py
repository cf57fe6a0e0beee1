"""Parameters, connections and multiply-adds of a network, exact and without doing its arithmetic."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import torch
from torch import Tensor, nn


@runtime_checkable
class Counted(Protocol):
    """A layer that knows how many inputs its units have, where torch's own layers do not suffice."""

    def links(self, outputs: tuple[int, ...]) -> tuple[int, int]:
        """Give weights used and biases used, for an output of shape (C, *positions)."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer with weights, as it ran once on one example."""

    name: str
    shape: tuple[int, ...]
    """Of its output, without the batch."""

    multiply_adds: int
    """A multiplication with a weight and the addition of its result are one."""

    connections: int
    """Multiply-adds and one more for each bias added."""


def parameters(net: nn.Module) -> int:
    """Count the trainable numbers, each once."""
    return sum(p.numel() for p in net.parameters() if p.requires_grad)


def _links(module: nn.Module, outputs: tuple[int, ...]) -> tuple[int, int]:
    if isinstance(module, Counted):
        return module.links(outputs)
    if not isinstance(module, nn.Linear | nn.Conv1d | nn.Conv2d):
        return 0, 0
    units = math.prod(outputs)
    return units * math.prod(module.weight.shape[1:]), units * (module.bias is not None)


def layers(net: nn.Module, *shape: int) -> tuple[Layer, ...]:
    """Run one example of this shape, batch excluded, and list the layers that carry weights."""
    return tuple(_run(net.to("meta"), torch.empty(1, *shape, device="meta")))


def _run(net: nn.Module, example: Tensor) -> Iterator[Layer]:
    seen: list[tuple[str, nn.Module, tuple[int, ...]]] = []

    def watch(name: str, module: nn.Module) -> torch.utils.hooks.RemovableHandle:
        return module.register_forward_hook(lambda m, _, out: seen.append((name, m, tuple(out.shape[1:]))))

    hooks = [watch(name, module) for name, module in net.named_modules() if name]
    net.eval()(example)
    for hook in hooks:
        hook.remove()
    for name, module, outputs in seen:
        weights, biases = _links(module, outputs)
        if weights:
            yield Layer(name, outputs, weights, weights + biases)


def multiply_adds(net: nn.Module, *shape: int) -> int:
    """Sum over the layers for one example of this shape."""
    return sum(layer.multiply_adds for layer in layers(net, *shape))


def connections(net: nn.Module, *shape: int) -> int:
    """Sum over the layers for one example of this shape."""
    return sum(layer.connections for layer in layers(net, *shape))

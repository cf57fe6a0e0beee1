"""A training loop: stops at a target or at its last step, and takes divergence for an outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from torch.optim import SGD, Adam, Optimizer

from mkdeck.lab.bench.trial import Trial
from mkdeck.lab.gate import STILL_FALLS
from mkdeck.lab.measured import Censored

Parameters = Iterable[nn.Parameter]

OPTIMISERS: dict[str, Callable[[Parameters, float, float], Optimizer]] = {
    "sgd": lambda parameters, lr, decay: SGD(parameters, lr=lr, weight_decay=decay),
    "momentum": lambda parameters, lr, decay: SGD(parameters, lr=lr, momentum=0.9, weight_decay=decay),
    # Fused: all weights in one pass, which saves a tenth of a small net's training.
    "adam": lambda parameters, lr, decay: Adam(parameters, lr=lr, weight_decay=decay, fused=True),
}


@dataclass(frozen=True, slots=True)
class Training:
    """What became of a training."""

    losses: tuple[float, ...]
    """Of each batch before its step."""

    reached: int | Censored
    """Steps to the target, or the bound that it took more than all of them."""

    diverged: bool
    """Whether the loss stopped being a number, or the weights did in the last step."""

    @property
    def steps(self) -> int:
        """Steps taken."""
        return len(self.losses)

    @property
    def final_loss(self) -> float:
        """Mean over the last tenth of the steps; infinite if it diverged."""
        last = self.losses[-max(1, len(self.losses) // 10) :]
        return float("inf") if self.diverged else sum(last) / len(last)

    @property
    def course(self) -> dict[str, float]:
        """How long it took and whether it had settled, by the names that `converged` and the table read."""
        return {
            "steps taken": float(self.steps),
            STILL_FALLS: 0.0 if self.diverged else still_falls(self.losses),
        }


def still_falls(losses: Sequence[float]) -> float:
    """Give the mean loss of the third quarter of a training's steps less that of the last quarter.

    Quarters and not tenths: over a tenth of some thousand small batches the noise is as large as the fall.
    A training that diverged has come to its end, whatever steps are added.
    """
    quarter = max(1, len(losses) // 4)
    last, before = losses[-quarter:], losses[-2 * quarter : -quarter] or losses[:1]
    return sum(before) / len(before) - sum(last) / len(last)


def fit(
    trial: Trial,
    net: nn.Module,
    x: Tensor,
    y: Tensor,
    *,
    steps: int,
    lr: float,
    batch: int = 64,
    optimiser: str = "momentum",
    decay: float = 0.0,
    loss: Callable[[Tensor, Tensor], Tensor] = cross_entropy,
    augment: Callable[[Tensor, torch.Generator], Tensor] | None = None,
    until: Callable[[nn.Module], bool] | None = None,
    every: int = 20,
) -> Training:
    """Train on x: (n, ...) and y: (n, ...), in shuffled epochs that every arm of a seed shares.

    `optimiser` is sgd, momentum (0.9) or adam; `decay` its weight decay. `augment` transforms a batch
    with draws from the CPU generator that it is given. `until` looks at the net each `every` steps and
    ends the training when it is true: `reached` then says how long it took, and else that it is censored.
    """
    total = trial.steps(steps)
    optimizer = OPTIMISERS[optimiser]((p for p in net.parameters() if p.requires_grad), lr, decay)
    batches, noise = trial.batches("batches", len(x), batch), trial.generator("augment")
    losses: list[float] = []
    net.train()
    for index in batches:
        shown = augment(x[index], noise) if augment else x[index]
        value = loss(net(shown), y[index])
        if not bool(value.isfinite()):
            return Training((*losses, float("inf")), Censored(total), diverged=True)
        losses.append(float(value.detach()))
        optimizer.zero_grad()
        value.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        if until and len(losses) % every == 0 and _there(net, until):
            return Training(tuple(losses), len(losses), diverged=False)
        if len(losses) >= total:
            break
    return Training(tuple(losses), Censored(total), diverged=not _is_finite(net))


def _is_finite(net: nn.Module) -> bool:
    """Tell whether the last step, after which no loss is computed, has left numbers."""
    return all(bool(weights.isfinite().all()) for weights in net.parameters())


def _there(net: nn.Module, until: Callable[[nn.Module], bool]) -> bool:
    reached = until(net)
    net.train()
    return reached

"""Several nets of one shape run as one, for the batched form of a check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from torch import Tensor, nn
from torch.func import functional_call, stack_module_state

State = dict[str, Tensor]
"""Parameters and buffers by name, each with the nets along its first dimension."""


def ensemble(nets: Sequence[nn.Module]) -> tuple[Callable[[State, Tensor], Tensor], State]:
    """Give one net's function of a state and an input, and the state of all nets, for `torch.func.vmap`.

    `run, state = ensemble([trial.start(net()) for trial in trials])`, then `vmap(run)(state, x)` with
    x: (nets, batch, ...). Build each net by its own trial: then both forms draw the same weights.
    """
    skeleton = deepcopy(nets[0]).to("meta")
    parameters, buffers = stack_module_state(list(nets))

    def run(state: State, x: Tensor) -> Tensor:
        out: Tensor = functional_call(skeleton, state, (x,))
        return out

    return run, {**parameters, **buffers}

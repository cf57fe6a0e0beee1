"""Writes down what a net does, one operation a line, so that it can be read beside its paper's table.

The net runs on torch's meta device, in training mode: dropout and the norms' momentum are seen, nothing is
computed. What a tape cannot say is which of two inputs of equal shape an operation took.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils._python_dispatch import TorchDispatchMode

Ints = Sequence[int]

UNSEEN = (
    "detach",
    "empty",
    "view",
    "_unsafe_view",
    "t",
    "unsqueeze",
    "expand",
    "alias",
    "new_zeros",
    "lift_fresh",
    "empty_like",
)
"""Operations that move no number."""


def tape(net: nn.Module, *shape: int) -> list[str]:
    """Run two examples of this shape, batch excluded, and list the operations in their order."""
    net, x = net.to("meta").train(), torch.empty(2, *shape, device="meta")
    with _Recorder() as recorder:
        net(x)
    return _in_words("\n".join(recorder.lines)).split("\n")


def _in_words(text: str) -> str:
    """Put the operations that make up one layer of torch's into one line."""
    for pattern, words in LAYERS:
        text = re.sub(pattern, words, text)
    return text


LAYERS = (
    (r"bernoulli_.*\ndiv_ (0\.\d+)\nmul", r"dropout, keeps \1"),
    (
        r"mul\nconstant_pad_nd .*\navg_pool3d \[(\d+), 1, 1\].*\nsqueeze 1\n"
        r"mul (.+)\nadd (.+)\npow (.+)\ndiv",
        r"response norm \1 alpha \2 k \3 beta \4",
    ),
    (
        r"slice 2 0 \d+ (\d)\nslice 3 0 \d+ \1\nconstant_pad_nd \[0, 0, 0, 0, 0, (\d+)\].*",
        r"every \1, \2 zeros",
    ),
    (r"mul 0.66666\d+\ntanh\nmul 1\.7159", "squash"),
)


class _Recorder(TorchDispatchMode):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        name = func.overloadpacket.__name__
        out = func(*args, **(kwargs or {}))
        if name not in UNSEEN and not _counts_batches(name, args):
            self.lines += WORDS.get(name, _any)(name, *args)
        return out


def _counts_batches(name: str, args: Any) -> bool:
    return name == "add_" and isinstance(args[0], Tensor) and args[0].dim() == 0


def _any(name: str, *args: Any) -> list[str]:
    """Give an operation with its settings; how an input is shaped is told by the layers around it."""
    numbers = [str(a) for a in args if isinstance(a, int | float | list) and not _holds_tensors(a)]
    return [" ".join([name, *numbers])]


def _holds_tensors(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(v, Tensor) for v in value)


def _convolution(_: str, x: Tensor, w: Tensor, bias: Tensor | None, *rest: Any) -> list[str]:
    stride, padding, dilation, transposed, _out, groups = rest
    assert set(dilation) == {1} and not transposed
    kernel = "x".join(map(str, w.shape[2:]))
    text = f"conv {w.shape[1] * groups}>{w.shape[0]} {kernel}"
    settings = {
        f"stride {stride[0]}": stride[0] != 1,
        f"pad {padding[0]}": padding[0] != 0,
        f"groups {groups}": groups != 1,
        "no bias": bias is None,
    }
    assert len({*stride}) == len({*padding}) == 1
    return [" ".join([text, *(word for word, said in settings.items() if said)])]


def _batch_norm(_: str, x: Tensor, weight: Tensor | None, bias: Tensor | None, *rest: Any) -> list[str]:
    _mean, _variance, training, momentum, eps = rest
    assert weight is not None and bias is not None and training
    return [f"batch norm {x.shape[1]} eps {eps:g} momentum {momentum:g}"]


def _max_pool(_: str, x: Tensor, kernel: Ints, stride: Ints = (), *rest: Any) -> list[str]:
    padding, _dilation, ceil = (*rest, *((0,), (1,), False)[len(rest) :])
    words = [f"pad {padding[0]}"] * bool(padding[0]) + ["ceil"] * bool(ceil)
    return [" ".join([f"max pool {kernel[0]} stride {(stride or kernel)[0]}", *words])]


def _linear(_: str, bias: Tensor, x: Tensor, weight: Tensor) -> list[str]:
    return [f"linear {weight.shape[0]}>{weight.shape[1]}"]


def _times(name: str, x: Tensor, other: Tensor | float) -> list[str]:
    """Leave out a factor of 1, which is how a switch that is off looks."""
    return [] if not isinstance(other, Tensor) and other == 1.0 else _any(name, x, other)


def _cat(_: str, parts: list[Tensor], dim: int = 0) -> list[str]:
    return [f"cat {'+'.join(str(p.shape[dim]) for p in parts)} along {dim}"]


def _mean(_: str, x: Tensor, dims: list[int], keep: bool = False) -> list[str]:
    return [f"mean over {','.join(map(str, dims))}"]


WORDS: dict[str, Callable[..., list[str]]] = {
    "convolution": _convolution,
    "native_batch_norm": _batch_norm,
    "max_pool2d_with_indices": _max_pool,
    "addmm": _linear,
    "mul": _times,
    "cat": _cat,
    "mean": _mean,
}

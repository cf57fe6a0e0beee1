"""The shortcut carries a block's input past its layers unchanged."""

import torch

from mkdeck.lab import Trial, cite, exact
from verify.models.resnet_block import Block, Bottleneck, Design


@exact(
    backs={"lecture-06": ["shortcut that bypass layers"]},
    says="If the layers of a residual block give 0, the block gives its input, bit by bit; without the "
    "shortcut it gives 0.",
    scope="identity shortcut, input not negative, as after the ReLU before it",
    expects={"basic block is the identity": True, "bottleneck is the identity": True},
    sabotage={"shortcut removed": {"skip": False}, "layers that give something": {"zero": False}},
    sources=[cite("He, Zhang, Ren, Sun 2015", "arXiv:1512.03385", "figure 2")],
)
def shortcut_bypasses(trial: Trial, *, skip: bool = True, zero: bool = True) -> dict[str, bool]:
    """Whether output and input are equal."""
    design = Design(skip=skip, zero_last=zero)
    x = trial.uniform("x", 2, 16, 8, 8)
    basic, bottleneck = trial.start(Block(16, 16, 1, design)), trial.start(Bottleneck(16, 4, 1, design))
    return {
        "basic block is the identity": torch.equal(basic(x), x),
        "bottleneck is the identity": torch.equal(bottleneck(x), x),
    }

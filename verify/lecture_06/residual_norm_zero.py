"""Residual branches that start as nothing preserve the gradient's norm, in 101 layers too."""

from math import log10

from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, gradient_norms, mean, within
from verify.data.photo import photo
from verify.models.resnet import Design, resnet


@check(
    backs={"lecture-06#Q6": ["Preserve gradient flow in very deep networks."]},
    says="In ResNet-101 whose branches start with scale 0 the gradient's norm is the same at the first "
    "block and at the last, within a factor of two.",
    dimension="norm and scale of the branches",
    reading="the norm of the gradient is kept",
    scope="at initialisation, 101 layers, batch norm, last scale of each branch 0",
    arms={"ResNet-101": {"skip": True}},
    effect=mean("ResNet-101", of="decades"),
    predicts=within(-0.3, 0.3, because="a factor of two over 101 layers is what one may call preserved"),
    sabotage={
        "shortcuts and zero scales removed": {"ResNet-101": {"skip": False, "zero": False}},
        "zero scales removed": {"ResNet-101": {"zero": False}},
    },
    dtype="float64",
    sources=[
        cite("Goyal et al. 2017", "arXiv:1706.02677", "section 5.1: the last scale of a block starts at 0")
    ],
)
def residual_norm_zero(trial: Trial, *, skip: bool, zero: bool = True) -> dict[str, object]:
    """Decades by which the gradient's norm grows from the last block to the first; the norms."""
    net = trial.start(resnet(101, Design(skip=skip, zero_last=zero), width=8, classes=10))
    y = trial.integers("classes", 10, 16)
    norms = gradient_norms(net, trial.place(photo()), lambda logits: cross_entropy(logits, y), net.blocks)
    return {"decades": log10(norms[0] / norms[-1]), "gradient norm by block": norms}

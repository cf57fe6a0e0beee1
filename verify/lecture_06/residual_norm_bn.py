"""The example of this lecture: does H(x) = F(x) + x preserve the gradient's norm? With batch norm."""

from math import log10

from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, gradient_norms, mean, within
from verify.data.photo import photo
from verify.models.resnet import Design, resnet


@check(
    backs={"lecture-06#Q6": ["Preserve gradient flow in very deep networks."]},
    says="In ResNet-34 with batch norm as published the gradient's norm is the same at the first block "
    "and at the last, within a factor of two.",
    dimension="norm and scale of the branches",
    reading="the norm of the gradient is kept",
    scope="at initialisation, 34 layers, batch norm; the norm, not only the flow",
    arms={"ResNet-34": {"skip": True}},
    effect=mean("ResNet-34", of="decades"),
    predicts=within(-0.3, 0.3, because="a factor of two over 34 layers is what one may call preserved"),
    sabotage={"shortcuts removed": {"ResNet-34": {"skip": False}}},
    planted={
        "branches that start as nothing": {"ResNet-34": {"zero": True}},
        "weak branches without norm": {"ResNet-34": {"norm": "none", "scale": 0.1}},
    },
    dtype="float64",
    sources=[
        cite("Zaeemzadeh, Rahnavard, Shah 2018", "arXiv:1805.07477", "norm preservation grows with depth"),
        cite("Balduzzi et al. 2017", "arXiv:1702.08591", "gradients in residual nets"),
    ],
    expect="refuted",
    correction="The shortcut keeps the gradient flowing, but with batch norm as published its norm at "
    "initialisation grows towards the input; it is about kept where the branches start weak or as nothing.",
)
def residual_norm_bn(
    trial: Trial, *, skip: bool, zero: bool = False, norm: str = "batch", scale: float = 1.0
) -> dict[str, object]:
    """Decades by which the gradient's norm grows from the last block to the first; the norms."""
    design = Design(skip=skip, zero_last=zero, norm=norm, scale=scale)
    net = trial.start(resnet(34, design, width=16, classes=10))
    y = trial.integers("classes", 10, 16)
    norms = gradient_norms(net, trial.place(photo()), lambda logits: cross_entropy(logits, y), net.blocks)
    return {"decades": log10(norms[0] / norms[-1]), "gradient norm by block": norms}

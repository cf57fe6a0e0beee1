"""Without batch norm and with He's weights, shortcuts make the gradient explode."""

from math import log10

from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, gradient_norms, mean, within
from verify.data.photo import photo
from verify.models.resnet import Design, resnet


@check(
    backs={"lecture-06#Q6": ["Preserve gradient flow in very deep networks."]},
    says="In ResNet-34 without batch norm and with He's weights the gradient's norm is the same at the "
    "first block and at the last, within a factor of two.",
    dimension="norm and scale of the branches",
    reading="the norm of the gradient is kept",
    scope="at initialisation, 34 layers, no batch norm, branches not scaled",
    arms={"residual": {"skip": True}},
    effect=mean("residual", of="decades"),
    predicts=within(-0.3, 0.3, because="a factor of two over 34 layers is what one may call preserved"),
    sabotage={"branches three times too strong": {"residual": {"scale": 3.0}}},
    planted={"branches almost nothing": {"residual": {"scale": 0.05}}},
    dtype="float64",
    sources=[
        cite(
            "Zhang, Dauphin, Ma 2019", "arXiv:1901.09321", "residual nets without norm need smaller branches"
        )
    ],
    expect="refuted",
    correction="Without norm and with He's weights every block adds its branch's gradient to the shortcut's, "
    "and the sum grows with depth, about thirtyfold in 34 layers; branches that start small keep it (Zhang "
    "2019, arXiv:1901.09321).",
)
def residual_unscaled(trial: Trial, *, skip: bool, scale: float = 1.0) -> dict[str, object]:
    """Decades by which the gradient's norm grows from the last block to the first; the norms."""
    net = trial.start(resnet(34, Design(skip=skip, norm="none", scale=scale), width=16, classes=10))
    y = trial.integers("classes", 10, 16)
    norms = gradient_norms(net, trial.place(photo()), lambda logits: cross_entropy(logits, y), net.blocks)
    return {"decades": log10(norms[0] / norms[-1]), "gradient norm by block": norms}

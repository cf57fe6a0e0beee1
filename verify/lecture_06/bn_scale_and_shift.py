"""Batch norm's scale and shift are learnable, and could undo the normalisation."""

from torch import nn

from mkdeck.lab import Trial, at_least, at_most, cite, exact
from verify.models.counts import parameters


@exact(
    backs={"lecture-06#Q9": ["Applies learnable parameters to scale and shift"]},
    says="Batch norm over C = 8 channels has 2C learnable parameters, both get a gradient, and with scale = "
    "the batch's deviation and shift = its mean it gives its input back, to 1e-12.",
    expects={
        "parameters": 16,
        "gradient of the scale": at_least(1e-3),
        "gradient of the shift": at_least(1e-3),
        "error when undone": at_most(1e-12),
    },
    sabotage={"shift left at 0": {"shift": False}, "scale left at 1": {"scale": False}},
    seeds=3,
    sources=[cite("Ioffe, Szegedy 2015", "arXiv:1502.03167", "section 3: it can represent the identity")],
)
def bn_scale_and_shift(trial: Trial, *, scale: bool = True, shift: bool = True) -> dict[str, float]:
    """Parameters, mean sizes of their gradients, largest distance of output and input."""
    layer = nn.BatchNorm2d(8)
    x = 3 + 2 * trial.normal("x", 16, 8, 5, 5)
    if scale:
        layer.weight.data = (x.var((0, 2, 3), correction=0) + layer.eps).sqrt()
    if shift:
        layer.bias.data = x.mean((0, 2, 3))
    out = layer(x)
    (out - trial.normal("target", 16, 8, 5, 5)).square().mean().backward()
    return {
        "parameters": parameters(layer),
        "gradient of the scale": float(layer.weight.grad.abs().mean()),
        "gradient of the shift": float(layer.bias.grad.abs().mean()),
        "error when undone": float((out - x).abs().max()),
    }

"""Batch norm against exploding gradients where weights start too large."""

from math import log10

from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, difference, gradient_norms, greater
from verify.data.fashion import fashion
from verify.models.mlp import MLP


@check(
    backs={
        "lecture-06#Q9": ["Reduces vanishing/exploding gradients."],
        "lecture-06#Q2": ["batch normalization"],
    },
    says="In a net of 30 ReLU layers with twice He's weights, batch norm brings the gradients at the first "
    "and at the last layer nearer to each other by at least a factor of ten.",
    dimension="initial weights and activation",
    scope="at initialisation, ReLU, weights twice too large",
    arms={"plain": {"norm": "none"}, "batch norm": {"norm": "batch1d"}},
    effect=difference("plain", minus="batch norm", of="decades away"),
    predicts=greater(1, because="less than a factor of ten is what a better learning rate would do as well"),
    sabotage={"He's weights": {"*": {"gain": 1.0}}, "2 layers": {"*": {"depth": 2}}},
    dtype="float64",
    sources=[
        cite("Ioffe, Szegedy 2015", "arXiv:1502.03167", "section 3.3: the scale of weights has no effect")
    ],
)
def bn_gradients_overscaled(
    trial: Trial, *, norm: str, gain: float = 2.0, depth: int = 30
) -> dict[str, object]:
    """Decades, up or down, between the gradient's norms at the first and the last hidden layer; the norms."""
    net = trial.start(MLP(784, 100, depth, norm=norm), gain=gain)
    few = fashion().train.few(10, trial.generator("pictures"))
    x, y = trial.place(few.x), trial.place(few.y)
    norms = gradient_norms(net, x, lambda logits: cross_entropy(logits, y), list(net.norms))
    return {"decades away": abs(log10(norms[0] / norms[-1])), "gradient norm by layer": norms}

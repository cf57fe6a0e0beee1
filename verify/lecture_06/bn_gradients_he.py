"""Batch norm makes gradients explode in a deep plain net that He's weights had in balance."""

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
    says="In a net of 30 ReLU layers with He's weights, batch norm brings the gradients at the first and at "
    "the last layer nearer to each other, be it by a tenth of a decade.",
    dimension="initial weights and activation",
    scope="at initialisation, ReLU, He's weights, no shortcuts",
    arms={"plain": {"norm": "none"}, "batch norm": {"norm": "batch1d"}},
    effect=difference("plain", minus="batch norm", of="decades away"),
    predicts=greater(0.1, because="a quarter more or less is the least that one could call a change"),
    planted={"weights twice too large": {"plain": {"gain": 2.0}, "batch norm": {"gain": 2.0}}},
    dtype="float64",
    sources=[
        cite(
            "Yang et al. 2019", "arXiv:1902.08129", "gradients explode by 1.21 per ReLU layer with batch norm"
        ),
        cite("Ioffe, Szegedy 2015", "arXiv:1502.03167", "section 3.3 conjectures the opposite"),
    ],
    expect="refuted",
    correction="In a deep plain net with He's weights batch norm makes gradients explode at initialisation, "
    "by about 1.2 per layer (Yang 2019, arXiv:1902.08129); it helps where weights or activations were badly "
    "scaled.",
)
def bn_gradients_he(trial: Trial, *, norm: str, gain: float = 1.0) -> dict[str, object]:
    """Decades, up or down, between the gradient's norms at the first and the last hidden layer; the norms."""
    net = trial.start(MLP(784, 100, 30, norm=norm), gain=gain)
    few = fashion().train.few(10, trial.generator("pictures"))
    x, y = trial.place(few.x), trial.place(few.y)
    norms = gradient_norms(net, x, lambda logits: cross_entropy(logits, y), list(net.norms))
    return {"decades away": abs(log10(norms[0] / norms[-1])), "gradient norm by layer": norms}

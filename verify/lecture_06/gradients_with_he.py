"""A deep ReLU net with He's weights: depth alone does not make gradients vanish or explode."""

from math import log10

from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, gradient_norms, greater, mean
from verify.data.fashion import fashion
from verify.models.mlp import MLP


@check(
    backs={
        "lecture-06#Q2": ["deep architectures face training instability", "vanishing/exploding gradients"]
    },
    says="In a net of 30 ReLU layers with He's weights the gradients at the first and at the last layer "
    "differ by more than a factor of ten.",
    dimension="initial weights and activation",
    scope="at initialisation, ReLU, He's weights",
    arms={"He": {"gain": 1.0}},
    effect=mean("He", of="decades away"),
    predicts=greater(1, because="the milder of both troubles begins where a layer learns ten times slower"),
    sabotage={"2 layers": {"He": {"depth": 2}}},
    planted={"half of He's weights": {"He": {"gain": 0.5}}},
    dtype="float64",
    sources=[
        cite("He, Zhang, Ren, Sun 2015", "arXiv:1502.01852", "section 2.2: weights that keep the variance")
    ],
    expect="refuted",
    correction="Whether gradients vanish or explode depends on activation and initial weights: ReLU with "
    "He's weights keeps them through 30 layers (He 2015, arXiv:1502.01852).",
)
def gradients_with_he(trial: Trial, *, gain: float, depth: int = 30) -> dict[str, object]:
    """Decades, up or down, between the gradient's norms at the first and the last hidden layer; the norms."""
    net = trial.start(MLP(784, 100, depth), gain=gain)
    few = fashion().train.few(10, trial.generator("pictures"))
    x, y = trial.place(few.x), trial.place(few.y)
    norms = gradient_norms(net, x, lambda logits: cross_entropy(logits, y), list(net.norms))
    return {"decades away": abs(log10(norms[0] / norms[-1])), "gradient norm by layer": norms}

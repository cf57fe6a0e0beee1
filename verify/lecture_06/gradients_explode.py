"""In a deep net whose weights start too large the gradient explodes on its way back."""

from math import log10

from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, gradient_norms, greater, mean
from verify.data.fashion import fashion
from verify.models.mlp import MLP


@check(
    backs={
        "lecture-06#Q2": ["deep architectures face training instability", "vanishing/exploding gradients"]
    },
    says="In a net of 30 ReLU layers whose weights are twice He's, the gradient at the first layer is more "
    "than a thousand times the one at the last.",
    dimension="initial weights and activation",
    scope="at initialisation, ReLU, weights too large",
    arms={"twice He": {"gain": 2.0}},
    effect=mean("twice He", of="decades"),
    predicts=greater(3, because="no one learning rate suits layers whose gradients differ a thousandfold"),
    sabotage={"He's weights": {"twice He": {"gain": 1.0}}, "2 layers": {"twice He": {"depth": 2}}},
    dtype="float64",
    sources=[cite("Hochreiter 1991", "diploma thesis, TU München", "gradients vanish or explode with depth")],
)
def gradients_explode(trial: Trial, *, gain: float, depth: int = 30) -> dict[str, object]:
    """Decades by which the gradient's norm grows from the last hidden layer to the first; the norms."""
    net = trial.start(MLP(784, 100, depth), gain=gain)
    few = fashion().train.few(10, trial.generator("pictures"))
    x, y = trial.place(few.x), trial.place(few.y)
    norms = gradient_norms(net, x, lambda logits: cross_entropy(logits, y), list(net.norms))
    return {"decades": log10(norms[0] / norms[-1]), "gradient norm by layer": norms}

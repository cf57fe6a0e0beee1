"""In a deep sigmoid net the gradient vanishes on its way back."""

from math import log10

from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial, check, cite, gradient_norms, less, mean
from verify.data.fashion import fashion
from verify.models.mlp import MLP


@check(
    backs={
        "lecture-06#Q2": ["deep architectures face training instability", "vanishing/exploding gradients"]
    },
    says="In a net of 20 sigmoid layers the gradient at the first layer is less than a thousandth of the one "
    "at the last.",
    dimension="initial weights and activation",
    scope="at initialisation, sigmoid, Glorot's weights",
    arms={"20 layers": {"depth": 20}},
    effect=mean("20 layers", of="decades"),
    predicts=less(
        -3, because="a first layer that learns a thousand times slower does not learn in a training run"
    ),
    sabotage={
        "2 layers": {"20 layers": {"depth": 2}},
        "ReLU and He's weights": {"20 layers": {"act": "relu"}},
    },
    dtype="float64",
    sources=[
        cite("Hochreiter 1991", "diploma thesis, TU München", "gradients vanish or explode with depth"),
        cite("Glorot, Bengio 2010", "AISTATS 2010", "section 3: sigmoids saturate and stop the gradient"),
    ],
)
def gradients_vanish(trial: Trial, *, depth: int, act: str = "sigmoid") -> dict[str, object]:
    """Decades by which the gradient's norm grows from the last hidden layer to the first; the norms."""
    scheme = "glorot" if act == "sigmoid" else "he"
    net = trial.start(MLP(784, 100, depth, act=act), scheme=scheme)
    few = fashion().train.few(10, trial.generator("pictures"))
    x, y = trial.place(few.x), trial.place(few.y)
    norms = gradient_norms(net, x, lambda logits: cross_entropy(logits, y), list(net.norms))
    return {"decades": log10(norms[0] / norms[-1]), "gradient norm by layer": norms}

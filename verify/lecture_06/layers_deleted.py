"""A residual net bears the loss of a layer; a plain one does not."""

from mkdeck.lab import Trial, accuracy, check, cite, converged, difference, fit, gate, greater
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP

DEPTH = 8


@check(
    backs={"lecture-06#Q6": ["Allow information to bypass failing layers."]},
    says="Leaving out one layer of a trained net of 8, each of the last 7 in turn, costs at least 10 in 100 "
    "right answers on its own examples more on average in the plain net than in the residual one.",
    scope="mnist1d, 1,000 examples, fully connected with batch norm, deleted once the loss stands still",
    arms={"plain": {"skip": False}, "residual": {"skip": True}},
    effect=difference("plain", minus="residual", of="loss by deletion"),
    predicts=greater(0.1, because="a tenth of all answers is what a user would call failing"),
    sabotage={"the layer and its shortcut left out": {"residual": {"lost": "both"}}},
    # Looks: fewer steps, for time; then until the loss stands still; another break, for a net without one
    # shortcut still bears it
    looks=4,
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.9),
    ],
    sources=[
        cite("Veit, Wilber, Belongie 2016", "arXiv:1605.06431", "section 4.1: deleting layers one at a time")
    ],
)
def layers_deleted(trial: Trial, *, skip: bool, lost: str = "layer") -> dict[str, object]:
    """Accuracy on the training series, whole, and what each deletion costs of it."""
    data = mnist1d().train.few(100, trial.generator("examples")).to(trial.device)
    net = trial.start(MLP(40, 64, DEPTH, norm="batch1d", skip=skip))
    run = fit(trial, net, data.x, data.y, steps=3000, lr=0.005, batch=100, optimiser="adam")
    whole, costs = accuracy(net, data.x, data.y), []
    for layer in range(1, DEPTH):
        net.off = frozenset({layer} if lost == "layer" else ())
        net.mute = frozenset({layer} if lost == "both" else ())
        costs.append(whole - accuracy(net, data.x, data.y))
    return run.course | {
        "loss by deletion": sum(costs) / len(costs),
        "train accuracy": whole,
        "loss by deleted layer": costs,
    }

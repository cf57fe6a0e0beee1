"""Dropout does not prevent overfitting altogether."""

from mkdeck.lab import Trial, accuracy, check, cite, fit, gate, less, mean
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP


@check(
    backs={"lecture-06#novelties": ["to prevent overfitting."]},
    says="With 100 examples of each class and dropout of rate 0.5 the net is right on new series as often as "
    "on those that it was trained on, within 2 in 100.",
    scope="mnist1d, 1,000 examples, two fully connected layers of 200; prevents, taken by its word",
    arms={"dropout": {"rate": 0.5}},
    effect=mean("dropout", of="gap"),
    predicts=less(0.02, because="a gap of 2 in 100 is within the error of a share of 1,000 new series"),
    sabotage={"no dropout": {"dropout": {"rate": 0.0}}},
    planted={"trained for one step": {"dropout": {"steps": 1}}},
    looks=2,  # fewer steps, for time
    gates=[gate("it has learnt", of="test accuracy", at_least=0.3)],
    sources=[cite("Srivastava et al. 2014", "JMLR 15:1929-1958", "reduces overfitting")],
    expect="refuted",
    correction="Dropout reduces overfitting, it does not prevent it: a gap between old and new examples "
    "remains.",
)
def dropout_prevents(trial: Trial, *, rate: float, steps: int = 600) -> dict[str, float]:
    """Accuracy on the training series less that on new ones."""
    data = mnist1d()
    few = data.train.few(100, trial.generator("examples")).to(trial.device)
    net = trial.start(MLP(40, 200, 2))
    net.dropout = trial.dropout(rate, "hidden layers")
    fit(trial, net, few.x, few.y, steps=steps, lr=0.003, batch=50, optimiser="adam")
    test = accuracy(net, trial.place(data.test.x), trial.place(data.test.y))
    return {"gap": accuracy(net, few.x, few.y) - test, "test accuracy": test}

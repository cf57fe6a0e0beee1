"""Dropout reduces overfitting."""

from mkdeck.lab import Trial, accuracy, check, cite, difference, fit, gate, greater
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP


@check(
    backs={"lecture-06#novelties": ["to prevent overfitting."]},
    says="With 100 examples of each class dropout of rate 0.5 makes the gap between the accuracy on these "
    "and on new series at least 5 in 100 smaller.",
    scope="mnist1d, 1,000 examples, two fully connected layers of 200; reduces, which is less than prevents",
    arms={"without": {"rate": 0.0}, "dropout": {"rate": 0.5}},
    effect=difference("without", minus="dropout", of="gap"),
    predicts=greater(0.05, because="below this the gap of two nets that differ in their seed alone would do"),
    sabotage={"dropout of rate 0.01": {"dropout": {"rate": 0.01}}},
    looks=2,  # fewer steps, for time
    gates=[
        gate("there is a gap", arm="without", of="gap", at_least=0.1),
        gate("dropout has learnt", arm="dropout", of="test accuracy", at_least=0.3),
    ],
    sources=[cite("Srivastava et al. 2014", "JMLR 15:1929-1958", "reduces overfitting on many tasks")],
)
def dropout_gap(trial: Trial, *, rate: float) -> dict[str, float]:
    """Accuracy on the training series less that on new ones."""
    data = mnist1d()
    few = data.train.few(100, trial.generator("examples")).to(trial.device)
    net = trial.start(MLP(40, 200, 2))
    net.dropout = trial.dropout(rate, "hidden layers")
    fit(trial, net, few.x, few.y, steps=600, lr=0.003, batch=50, optimiser="adam")
    test = accuracy(net, trial.place(data.test.x), trial.place(data.test.y))
    return {"gap": accuracy(net, few.x, few.y) - test, "test accuracy": test}

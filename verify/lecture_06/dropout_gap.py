"""Dropout keeps the loss on new examples from rising once a net knows its own by heart."""

from mkdeck.lab import Trial, accuracy, check, cite, converged, fit, gate, greater, log_ratio, mean_loss
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP


@check(
    backs={"lecture-06#novelties": ["to prevent overfitting."]},
    says="With 100 examples of each class the loss on new series ends above the lowest that it had; without "
    "dropout the factor between them is more than twice the one with dropout of rate 0.5.",
    scope="mnist1d, 1,000 examples, two fully connected layers of 200, trained until the loss stands still; "
    "overfitting as the rise of the loss on new examples",
    arms={"without": {"rate": 0.0}, "dropout": {"rate": 0.5}},
    effect=log_ratio("without", over="dropout", of="rise"),
    predicts=greater(2, because="what takes less than half of a thing away does not prevent it"),
    sabotage={"dropout of rate 0.01": {"dropout": {"rate": 0.01}}},
    # fewer steps, for time; the gap of accuracies shrank only as the training accuracy fell: another measure
    looks=3,
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.9),
        gate("there is overfitting", arm="without", of="rise", at_least=1.5),
    ],
    sources=[cite("Srivastava et al. 2014", "JMLR 15:1929-1958", "reduces overfitting on many tasks")],
)
def dropout_gap(trial: Trial, *, rate: float) -> dict[str, float]:
    """Loss on new series at the end over the lowest on the way, and shares of right answers."""
    data, losses = mnist1d(), []
    few = data.train.few(100, trial.generator("examples")).to(trial.device)
    test = data.test.to(trial.device)
    net = trial.start(MLP(40, 200, 2))
    net.dropout = trial.dropout(rate, "hidden layers")

    def watched(net: MLP) -> bool:
        losses.append(mean_loss(net, test.x, test.y))
        return False

    run = fit(
        trial,
        net,
        few.x,
        few.y,
        steps=6000,
        lr=0.003,
        batch=50,
        optimiser="adam",
        until=watched,
        every=100,
    )
    final, new, old = (
        mean_loss(net, test.x, test.y),
        accuracy(net, test.x, test.y),
        accuracy(net, few.x, few.y),
    )
    return run.course | {
        "rise": final / min(losses, default=final),
        "test accuracy": new,
        "train accuracy": old,
        "gap": old - new,
    }

"""Dropout reduces overfitting: of two nets that know their examples by heart, its own does better on new."""

from mkdeck.lab import Trial, accuracy, check, cite, converged, difference, fit, gate, greater, mean_loss
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP


@check(
    backs={"lecture-06#novelties": ["to prevent overfitting."]},
    says="With 100 examples of each class dropout of rate 0.5 makes the gap between the accuracy on these "
    "and on new series at least 5 in 100 smaller, though both nets know at least 95 in 100 of their own.",
    scope="mnist1d, 1,000 examples, two fully connected layers of 200, 6,000 steps; prevents, as reduces",
    arms={"without": {"rate": 0.0}, "dropout": {"rate": 0.5}},
    effect=difference("without", minus="dropout", of="gap"),
    predicts=greater(0.05, because="below this the gap of two nets that differ in their seed alone would do"),
    sabotage={"dropout of rate 0.01": {"dropout": {"rate": 0.01}}},
    # Fewer steps, for time: the gap shrank as the training accuracy fell; then ten times as many, with
    # the rise of the loss on new series as measure; then the gap again.
    looks=4,
    gates=[
        # The loss with dropout, noise included, still falls a little: more steps would help the claim.
        converged(within=0.1),
        gate("both know their examples", of="train accuracy", at_least=0.95),
        gate("there is a gap", arm="without", of="gap", at_least=0.1),
    ],
    sources=[cite("Srivastava et al. 2014", "JMLR 15:1929-1958", "reduces overfitting on many tasks")],
    correction="Dropout reduces overfitting, it does not prevent it: here four fifths of the gap between "
    "old and new examples remain.",
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

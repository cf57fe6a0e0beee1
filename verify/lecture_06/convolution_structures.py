"""Convolution and pooling in turn extract features because neighbours belong together."""

from mkdeck.lab import (
    Trial,
    accuracy,
    check,
    cite,
    converged,
    difference,
    fit,
    gate,
    greater,
    shuffled_positions,
)
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP
from verify.models.series_pooled import PooledNet


@check(
    backs={"lecture-06#novelties": ["for structured feature extraction."]},
    says="A net that alternates convolution and pooling, of 6,532 parameters, is right on at least 5 in 100 "
    "more new series than a fully connected one of 6,730; with the points of all series shuffled alike it is "
    "not.",
    scope="mnist1d, 4,000 examples, trained until the loss stands still",
    arms={"convolution and pooling": {"net": "pooled"}, "fully connected": {"net": "mlp"}},
    effect=difference("convolution and pooling", minus="fully connected", of="test accuracy"),
    predicts=greater(
        0.05, because="four standard errors of a share of 1,000: structure must be worth more than luck"
    ),
    sabotage={"points shuffled": {"*": {"shuffle": True}}},
    # Looks: fewer steps, for time, were too few; then pooling, and until the loss stands still; more
    # steps, for the loss still fell
    looks=5,
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.9),
    ],
    sources=[
        cite(
            "LeCun, Bottou, Bengio, Haffner 1998",
            "doi:10.1109/5.726791",
            "section II: local receptive fields",
        )
    ],
)
def convolution_structures(trial: Trial, *, net: str, shuffle: bool = False) -> dict[str, float]:
    """Shares of right answers."""
    data = mnist1d()
    train, test = data.train.to(trial.device), data.test.to(trial.device)
    x, new = (shuffled_positions(trial, d.x) if shuffle else d.x for d in (train, test))
    model = trial.start(PooledNet() if net == "pooled" else MLP(40, 60, 2))
    run = fit(trial, model, x, train.y, steps=5100, lr=0.005, batch=100, optimiser="adam")
    return run.course | {
        "test accuracy": accuracy(model, new, test.y),
        "train accuracy": accuracy(model, x, train.y),
    }

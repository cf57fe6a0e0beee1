"""Convolution and pooling extract features because neighbours belong together."""

from mkdeck.lab import Trial, accuracy, check, cite, difference, fit, gate, greater, shuffled_positions
from verify.data.mnist1d import mnist1d
from verify.models.mlp import MLP
from verify.models.series import SeriesNet


@check(
    backs={"lecture-06#novelties": ["for structured feature extraction."]},
    says="A convolutional net of 5,210 parameters is right on at least 5 in 100 more new series than a fully "
    "connected one of 6,730; with the points of all series shuffled alike it is not.",
    scope="mnist1d, 4,000 examples",
    arms={"convolutional": {"net": "cnn"}, "fully connected": {"net": "mlp"}},
    effect=difference("convolutional", minus="fully connected", of="test accuracy"),
    predicts=greater(
        0.05, because="four standard errors of a share of 1,000: structure must be worth more than luck"
    ),
    sabotage={"points shuffled": {"*": {"shuffle": True}}},
    looks=3,  # fewer steps, for time, were too few
    gates=[gate("both have learnt", of="train accuracy", at_least=0.7)],
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
    model = trial.start(SeriesNet() if net == "cnn" else MLP(40, 60, 2))
    fit(trial, model, x, train.y, steps=600, lr=0.005, batch=50, optimiser="adam")
    return {"test accuracy": accuracy(model, new, test.y), "train accuracy": accuracy(model, x, train.y)}

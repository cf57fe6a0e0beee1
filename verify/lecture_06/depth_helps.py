"""Depth represents better: six small convolutions against two of the same width."""

from mkdeck.lab import Trial, accuracy, check, cite, converged, difference, fit, gate, greater
from verify.data.mnist1d import mnist1d
from verify.models.series import SeriesNet

SHAPES = {
    "deep": ((16, 3, 1), (16, 3, 2), (16, 3, 1), (16, 3, 2), (16, 3, 1), (16, 3, 2)),
    "shallow": ((16, 3, 4), (16, 3, 2)),
}
"""Width, kernel and stride of each convolution; all end with five positions."""


@check(
    backs={"lecture-06#novelties": ["for better feature representation."]},
    says="Six convolutions of width 16 are right on at least 3 in 100 more new series than two of them.",
    scope="mnist1d, 4,000 examples, against a shallow net of the same width, until the loss stands still",
    arms={"deep": {"net": "deep"}, "shallow": {"net": "shallow"}},
    effect=difference("deep", minus="shallow", of="test accuracy"),
    predicts=greater(
        0.03, because="two standard errors of a share of 1,000 new series; less one would not notice"
    ),
    sabotage={"linear units": {"deep": {"act": "linear"}}},
    looks=4,  # fewer steps, for time; then at a higher rate until the shallow net, too, comes to rest, twice
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.8),
    ],
    sources=[
        cite("Simonyan, Zisserman 2014", "arXiv:1409.1556", "table 3: error falls from 11 to 19 layers")
    ],
)
def depth_helps(trial: Trial, *, net: str, act: str = "relu") -> dict[str, float]:
    """Shares of right answers."""
    data = mnist1d()
    train, model = data.train.to(trial.device), trial.start(SeriesNet(SHAPES[net], act=act))
    run = fit(trial, model, train.x, train.y, steps=7200, lr=0.01, batch=100, optimiser="adam")
    return run.course | {
        "test accuracy": accuracy(model, trial.place(data.test.x), trial.place(data.test.y)),
        "train accuracy": accuracy(model, train.x, train.y),
    }

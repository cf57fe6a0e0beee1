"""Depth against width: six small convolutions, and two wider ones with as many parameters."""

from mkdeck.lab import Trial, accuracy, check, cite, converged, difference, fit, gate, greater
from verify.data.mnist1d import mnist1d
from verify.models.series import SeriesNet

SHAPES = {
    "deep": ((16, 3, 1), (16, 3, 2), (16, 3, 1), (16, 3, 2), (16, 3, 1), (16, 3, 2)),
    "wide": ((28, 3, 4), (36, 3, 2)),
}
"""Width, kernel and stride of each convolution; both end with five positions; 4,794 and 4,982 parameters."""


@check(
    backs={"lecture-06#novelties": ["for better feature representation."]},
    says="Six convolutions of width 16 are right on at least 3 in 100 more new series than two wider ones "
    "with at least as many parameters.",
    scope="mnist1d, 4,000 examples, against a wide net of matched parameters, until the loss stands still",
    arms={"deep": {"net": "deep"}, "wide": {"net": "wide"}},
    effect=difference("deep", minus="wide", of="test accuracy"),
    predicts=greater(
        0.03, because="two standard errors of a share of 1,000 new series; less one would not notice"
    ),
    sabotage={"linear units": {"deep": {"act": "linear"}}},
    # a sabotage less, for time; then until both nets come to rest, twice at a higher rate, at which the deep
    # one came to rest late under some seeds
    looks=5,
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.8),
    ],
    sources=[cite("Simonyan, Zisserman 2014", "arXiv:1409.1556", "section 2.3: three 3x3 against one 7x7")],
)
def depth_against_width(trial: Trial, *, net: str, act: str = "relu") -> dict[str, float]:
    """Shares of right answers."""
    data = mnist1d()
    train, model = data.train.to(trial.device), trial.start(SeriesNet(SHAPES[net], act=act))
    run = fit(trial, model, train.x, train.y, steps=5200, lr=0.005, batch=100, optimiser="adam")
    return run.course | {
        "test accuracy": accuracy(model, trial.place(data.test.x), trial.place(data.test.y)),
        "train accuracy": accuracy(model, train.x, train.y),
    }

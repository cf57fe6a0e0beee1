"""It is the diversity of the transformed examples that helps: many copies of each do more than one."""

import torch

from mkdeck.lab import Trial, accuracy, check, converged, difference, fit, gate, greater
from verify.data.mnist1d import mnist1d
from verify.data.transforms import vary
from verify.models.series import SeriesNet


@check(
    backs={"lecture-06#Q3": ["by exposing the model to diverse training data."]},
    says="With 50 examples of each class, 40 transformed copies of each make the net right on at least 3 in "
    "100 more of 1,000 new series than one transformed copy of each, at the same number of steps.",
    scope="mnist1d, 500 examples, trained until the loss stands still",
    arms={"40 copies": {"copies": 40}, "1 copy": {"copies": 1}},
    effect=difference("40 copies", minus="1 copy", of="test accuracy"),
    predicts=greater(
        0.03, because="two standard errors of a share of 1,000 new series; less one would not notice"
    ),
    sabotage={"40 times the same copy": {"40 copies": {"diverse": False}}},
    # Looks: fewer steps, for time; then until the loss stands still; more steps, for the loss still fell
    looks=4,
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.9),
    ],
)
def augmentation_diversity(trial: Trial, *, copies: int, diverse: bool = True) -> dict[str, float]:
    """Shares of right answers."""
    data, draws = mnist1d(), trial.generator("copies")
    few, net = data.train.few(50, trial.generator("examples")), trial.start(SeriesNet())
    once = vary(few.x, draws)
    x = torch.cat([once, *(vary(few.x, draws) if diverse else once for _ in range(copies - 1))])
    x, y = trial.place(x), trial.place(few.y.repeat(copies))
    run = fit(trial, net, x, y, steps=2400, lr=0.01, batch=100, optimiser="adam")
    return run.course | {
        "test accuracy": accuracy(net, trial.place(data.test.x), trial.place(data.test.y)),
        "train accuracy": accuracy(net, x[: len(few)], y[: len(few)]),
    }

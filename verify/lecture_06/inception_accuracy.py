"""Several filter sizes side by side against one, at the same number of parameters."""

from mkdeck.lab import Trial, accuracy, check, cite, converged, difference, fit, gate, greater
from verify.data.mnist1d import mnist1d
from verify.models.series_scales import ScalesNet


@check(
    backs={"lecture-06#Q7": ["improved accuracy"]},
    says="Modules with filters of 1, 3 and 5 points side by side are right on at least 2 in 100 more new "
    "series than modules with filters of 3 points only and at least as many parameters.",
    scope="mnist1d, three modules, matched parameters, trained until the loss stands still",
    arms={"multi-scale": {"kernels": "1 3 5"}, "one scale": {"kernels": "3"}},
    effect=difference("multi-scale", minus="one scale", of="test accuracy"),
    seeds=16,
    predicts=greater(0.02, because="two standard errors of a share of 1,000 new series"),
    planted={"the control sees 1 point": {"one scale": {"kernels": "1"}}},
    # Looks: a last layer that saw all positions made up for filters of 1 point; steps too few, thrice;
    # more seeds, for eight left it open
    looks=6,
    gates=[
        converged(),
        gate("both have learnt", of="train accuracy", at_least=0.9),
    ],
    sources=[cite("Szegedy et al. 2014", "arXiv:1409.4842", "accuracy of the whole net, no such comparison")],
    expect="refuted",
    correction="As a whole GoogLeNet was more accurate than its forerunners; that several filter sizes are "
    "the reason is not shown by that. In small nets of equal size on series they gave nothing over one.",
)
def inception_accuracy(trial: Trial, *, kernels: str) -> dict[str, float]:
    """Shares of right answers."""
    data = mnist1d()
    train, net = data.train.to(trial.device), trial.start(ScalesNet(tuple(map(int, kernels.split()))))
    run = fit(trial, net, train.x, train.y, steps=1600, lr=0.01, batch=100, optimiser="adam")
    return run.course | {
        "test accuracy": accuracy(net, trial.place(data.test.x), trial.place(data.test.y)),
        "train accuracy": accuracy(net, train.x, train.y),
    }

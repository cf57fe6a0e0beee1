"""Transfer on mnist1d: a net learns digits 0 to 4, and its body then serves digits 5 to 9."""

from __future__ import annotations

from torch import nn

from mkdeck.lab import Trial, accuracy, fit, shuffled_labels
from verify.data.mnist1d import mnist1d
from verify.models.series import SeriesNet

SOURCE, TARGET = (0, 1, 2, 3, 4), (5, 6, 7, 8, 9)


def pretrained(trial: Trial, source: str) -> SeriesNet:
    """Give a net after the source task.

    It is the five `digits`, `shuffled` labels of them, the `target` digits themselves, or `none` at all.
    """
    net = trial.start(SeriesNet(classes=5))
    if source == "none":
        return net
    digits = TARGET if source == "target" else SOURCE
    data = mnist1d().train.only(*digits).to(trial.device)
    y = shuffled_labels(trial, data.y) if source == "shuffled" else data.y
    fit(trial, net, data.x, y, steps=600, lr=0.01, batch=100, optimiser="adam")
    return net


def transferred(trial: Trial, *, body: str, source: str, labels: int) -> dict[str, float]:
    """Train on `labels` series of each target digit, the body `fixed` or `tuned`; test on new ones."""
    net, data = pretrained(trial, source), mnist1d()
    few = data.train.only(*TARGET).few(labels, trial.generator("labels")).to(trial.device)
    test = data.test.only(*TARGET).to(trial.device)
    net.head = nn.Linear(net.head.in_features, 5).to(trial.device)
    nn.init.zeros_(net.head.weight)
    nn.init.zeros_(net.head.bias)
    net.requires_grad_(body == "tuned")
    net.head.requires_grad_()
    run = fit(trial, net, few.x, few.y, steps=1600, lr=0.005, batch=100, optimiser="adam")
    right = {"test accuracy": accuracy(net, test.x, test.y), "train accuracy": accuracy(net, few.x, few.y)}
    return run.course | right

"""Two tasks on mnist1d with one trunk: which digit it is, and which of five pairs of digits."""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from torch.optim import Adam

from mkdeck.lab import Censored, Training, Trial, accuracy
from verify.data.examples import Examples
from verify.data.mnist1d import mnist1d
from verify.models.series import SeriesNet

PAIRS = 5
"""The second task's classes: digits 0 and 1, 2 and 3, and so on."""


def coarse(trial: Trial, train: Examples, auxiliary: str, main: Examples) -> Examples | None:
    """Give the second task's examples: none, those of the first task, 2,000 others, or shuffled ones."""
    if auxiliary == "none":
        return None
    if auxiliary == "same":
        return Examples(main.x, main.y // 2)
    others = train.few(200, trial.generator("others"))
    y = others.y // 2
    mixed = y[trial.permutation("shuffled labels", len(y)).cpu()]
    return Examples(others.x, mixed if auxiliary == "shuffled" else y)


def taught(trial: Trial, *, auxiliary: str, labels: int = 20, steps: int = 2000) -> dict[str, float]:
    """Train the digits on `labels` of each, the second task beside them; test the digits on new series."""
    data = mnist1d()
    main = data.train.few(labels, trial.generator("labels"))
    second, net = coarse(trial, data.train, auxiliary, main), trial.start(SeriesNet())
    head = trial.start(nn.Linear(net.head.in_features, PAIRS))
    run = _learn(trial, net, head, main.to(trial.device), second and second.to(trial.device), steps)
    test = accuracy(net, trial.place(data.test.x), trial.place(data.test.y))
    train = accuracy(net, trial.place(main.x), trial.place(main.y))
    return run.course | {"test accuracy": test, "train accuracy": train, "gap": train - test}


def _learn(
    trial: Trial, net: SeriesNet, head: nn.Module, main: Examples, second: Examples | None, steps: int
) -> Training:
    optimiser = Adam([*net.parameters(), *head.parameters()], lr=0.01)
    batches = trial.batches("main", len(main), 50)
    others = trial.batches("second", len(second) if second else 100, 100)
    losses: list[float] = []
    for _, i, j in zip(range(trial.steps(steps)), batches, others, strict=False):
        loss: Tensor = cross_entropy(net(main.x[i]), main.y[i])
        if second:
            loss = loss + cross_entropy(head(net.features(second.x[j])), second.y[j])
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        losses.append(float(loss.detach()))
    return Training(tuple(losses), Censored(len(losses)), diverged=False)

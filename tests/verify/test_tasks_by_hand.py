"""Transfer and multitask learning: the numbers that each gives, reached a second time step by step."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from mkdeck.lab import Trial
from verify.data.mnist1d import mnist1d
from verify.models.multitask import coarse, taught
from verify.models.series import SeriesNet
from verify.models.transfer import pretrained, transferred


def share(net: nn.Module, x: Tensor, y: Tensor) -> float:
    with torch.no_grad():
        return sum(int(row.argmax()) == int(label) for row, label in zip(net(x), y, strict=True)) / len(y)


def digits(part: str, *wanted: int) -> tuple[Tensor, Tensor]:
    """The series of these digits, renumbered from 0."""
    examples = getattr(mnist1d(), part)
    kept = [i for i, label in enumerate(examples.y.tolist()) if label in wanted]
    return examples.x[kept], torch.tensor([wanted.index(int(examples.y[i])) for i in kept])


def trained(
    net: nn.Module,
    parameters: list[Tensor],
    x: Tensor,
    y: Tensor,
    trial: Trial,
    *,
    steps: int,
    lr: float,
    batch: int,
) -> None:
    """Adam with its usual settings, on full batches of epochs that the trial's generator shuffles."""
    optimiser = torch.optim.Adam(parameters, lr=lr, fused=True)
    generator, queue = trial.generator("batches"), []
    for _ in range(trial.steps(steps)):
        if len(queue) < batch:
            queue = torch.randperm(len(x), generator=generator).tolist()
        index, queue = queue[:batch], queue[batch:]
        optimiser.zero_grad()
        cross_entropy(net(x[index]), y[index]).backward()
        optimiser.step()


def source_by_hand(trial: Trial, source: str) -> SeriesNet:
    net = trial.start(SeriesNet(classes=5))
    x, y = digits("train", 0, 1, 2, 3, 4)
    if source == "shuffled":
        y = y[trial.permutation("shuffled labels", len(y))]
    if source != "none":
        trained(net, list(net.parameters()), x, y, trial, steps=600, lr=0.01, batch=100)
    return net


@pytest.mark.parametrize("auxiliary", ["same", "others", "shuffled"])
def test_second_task_asks_for_pairs_of_digits_of_training_series_alone(auxiliary: str) -> None:
    data = mnist1d()
    main = data.train.few(20, torch.Generator().manual_seed(1))
    second = coarse(Trial(1), data.train, auxiliary, main)
    assert second is not None
    label = {x.numpy().tobytes(): int(y) for x, y in zip(data.train.x, data.train.y, strict=True)}
    true = torch.tensor([label[x.numpy().tobytes()] // 2 for x in second.x])
    assert len(second) == (200 if auxiliary == "same" else 2000)
    assert second.y.bincount().tolist() == [len(second) // 5] * 5
    right = float((second.y == true).double().mean())
    assert right == 1 if auxiliary != "shuffled" else 0.15 < right < 0.25


def test_no_second_task_is_none_and_others_depend_on_the_seed() -> None:
    data = mnist1d().train
    main = data.few(2, torch.Generator().manual_seed(1))
    assert coarse(Trial(1), data, "none", main) is None
    drawn = [coarse(Trial(seed), data, "others", main) for seed in (1, 1, 2)]
    held = [{x.numpy().tobytes() for x in part.x} for part in drawn if part]
    assert held[0] == held[1] != held[2]


@pytest.mark.parametrize(
    ("source", "quick"), [("digits", True), ("shuffled", True), ("none", True), ("digits", False)]
)
def test_source_net_has_the_weights_that_its_training_gives(source: str, quick: bool) -> None:
    found, expected = (make(Trial(3, quick=quick), source) for make in (pretrained, source_by_hand))
    for one, other in zip(found.parameters(), expected.parameters(), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize(
    ("body", "source", "quick"),
    [
        ("fixed", "digits", True),
        ("tuned", "shuffled", True),
        ("tuned", "none", True),
        ("fixed", "digits", False),
        ("tuned", "digits", False),
    ],
)
def test_transfer_trains_on_a_few_of_the_target_digits_and_tests_on_new_ones(
    body: str, source: str, quick: bool
) -> None:
    trial = Trial(4, quick=quick)
    net = source_by_hand(trial, source)
    few = mnist1d().train.only(5, 6, 7, 8, 9).few(5, trial.generator("labels"))
    net.head = nn.Linear(125, 5)
    for p in net.head.parameters():
        p.data.zero_()
    parameters = list(net.head.parameters() if body == "fixed" else net.parameters())
    trained(net, parameters, few.x, few.y, trial, steps=1600, lr=0.005, batch=100)
    expected = share(net, *digits("test", 5, 6, 7, 8, 9))
    found = transferred(Trial(4, quick=quick), body=body, source=source, labels=5)
    assert found["test accuracy"] == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("auxiliary", ["none", "same", "others", "shuffled"])
def test_digits_are_taught_beside_a_second_task_and_tested_on_new_series(auxiliary: str) -> None:
    steps, trial = 60, Trial(2)
    main = mnist1d().train.few(20, trial.generator("labels"))
    net, second = trial.start(SeriesNet()), coarse(trial, mnist1d().train, auxiliary, main)
    head = trial.start(nn.Linear(125, 5))
    optimiser = torch.optim.Adam([*net.parameters(), *head.parameters()], lr=0.01)
    one = trial.batches("main", 200, 50)
    two = trial.batches("second", len(second) if second else 100, 100)
    for _ in range(steps):
        i, j = next(one), next(two)
        optimiser.zero_grad()
        cross_entropy(net(main.x[i]), main.y[i]).backward()
        if second:
            cross_entropy(head(net.features(second.x[j])), second.y[j]).backward()
        optimiser.step()
    test, train = share(net, mnist1d().test.x, mnist1d().test.y), share(net, main.x, main.y)
    found = taught(Trial(2), auxiliary=auxiliary, steps=steps)
    assert found["test accuracy"] == pytest.approx(test, abs=0.003)
    assert found["train accuracy"] == pytest.approx(train, abs=0.01)
    assert found["gap"] == pytest.approx(found["train accuracy"] - found["test accuracy"])
    assert found["train accuracy"] > found["test accuracy"]

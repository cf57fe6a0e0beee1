"""A check of trained nets under one thread and under two."""

from pathlib import Path

from tests.lab.toys import run, write_project

TRAINED = """
    '''Whether a net learns what is there to learn.'''
    from torch import nn
    from mkdeck.lab import Trial, accuracy, check, difference, fit, greater, shuffled_labels

    @check(
        backs={"toys": ["Shifts shift."]}, says="True labels are learnt.", scope="toys",
        arms={"true": {"shuffled": False}, "shuffled": {"shuffled": True}},
        effect=difference("true", minus="shuffled"), predicts=greater(0.1, because="a test"),
        sabotage={"not trained": {"true": {"lr": 0.0}}},
    )
    def learns(trial: Trial, *, shuffled: bool, lr: float = 0.05) -> float:
        '''Share of new examples classified right.'''
        x, new = trial.normal("x", 400, 64), trial.normal("new", 500, 64)
        y = (x.sum(1) > 0).long()
        net = trial.start(nn.Sequential(nn.Linear(64, 256), nn.ReLU(), nn.Linear(256, 2)))
        fit(trial, net, x, shuffled_labels(trial, y) if shuffled else y, steps=30, lr=lr)
        return accuracy(net, new, (new.sum(1) > 0).long())
"""


def test_one_thread_and_two_agree_in_the_verdict(project: Path) -> None:
    write_project(project, {"toys/shift": TRAINED})
    one = run(project, only=["shift"])["toys/shift"]
    two = run(project, only=["shift"], threads=2)["toys/shift"]
    assert one.evidence and two.evidence
    assert (one.evidence.machine["threads"], two.evidence.machine["threads"]) == (1, 2)
    assert one.verdict is two.verdict is one.check.expect


def test_two_runs_of_one_thread_agree_to_the_last_bit(project: Path) -> None:
    write_project(project, {"toys/shift": TRAINED})
    first, second = (run(project, only=["shift"], fresh=True)["toys/shift"].evidence for _ in range(2))
    assert first and second
    assert first.arms == second.arms

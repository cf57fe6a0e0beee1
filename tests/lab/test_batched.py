"""The batched form of a check, and that it says what the form of one trial says."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.lab.fingerprint import Fingerprints
from mkdeck.lab.measure import measure, measure_batch
from mkdeck.lab.measured import Measured
from mkdeck.lab.plan import Conditions, plan
from mkdeck.lab.project import read_checks
from mkdeck.lab.spec import Batch, Spec
from tests.lab.toys import write_project

BATCHED = """
    '''Gradients of nets, one by one and all at once.'''
    import torch
    from torch import nn
    from torch.func import grad, vmap

    from mkdeck.lab import Trial, check, ensemble, greater, log_ratio

    def net(depth):
        return nn.Sequential(*(nn.Sequential(nn.Linear(8, 8), nn.Tanh()) for _ in range(depth)))

    @check(
        backs={"toys": ["Shifts shift."]}, says="Shallow nets have larger gradients.", scope="toys",
        arms={"shallow": {"depth": 1}, "deep": {"depth": 6}},
        effect=log_ratio("shallow", over="deep"), predicts=greater(1, because="a test"),
        sabotage={"as deep": {"shallow": {"depth": 6}}}, dtype="float64", batched="many",
    )
    def gradients(trial: Trial, *, depth: int) -> float:
        '''Norm of the gradient at the input.'''
        x = trial.normal("x", 4, 8).requires_grad_()
        out = trial.start(net(depth), gain=0.7)(x)
        return float(torch.autograd.grad(out.square().sum(), x)[0].norm())

    def many(trials, *, depth):
        run, state = ensemble([t.start(net(depth), gain=0.7) for t in trials])
        x = torch.stack([t.normal("x", 4, 8) for t in trials])
        slope = grad(lambda inputs, weights: run(weights, inputs).square().sum())
        return [float(g.norm()) for g in vmap(slope)(x, state)]
"""


def specs(root: Path, depth: int) -> tuple[Spec, ...]:
    settings = (("depth", depth),)
    return tuple(Spec(str(root), "toys/batched", "", settings, s, "cpu", "float64", 1, 60) for s in range(5))


def batch_and_loop(root: Path, depth: int) -> tuple[list[Measured], list[Measured]]:
    together = measure_batch(Batch(specs(root, depth)))
    assert not [r.traceback for r in together if r.error]
    return [r.values["value"] for r in together], [measure(s).values["value"] for s in specs(root, depth)]


@pytest.mark.parametrize("depth", [1, 6])
def test_looped_and_batched_forms_agree(project: Path, depth: int) -> None:
    write_project(project, {"toys/batched": BATCHED})
    together, looped = batch_and_loop(project, depth)
    assert together == pytest.approx(looped, rel=1e-12)
    assert len(set(looped)) == 5


def batches(project: Path, device: str) -> list[tuple[str, ...]]:
    check = next(c for c in read_checks(project / "verify").found if c.name == "toys/batched")
    laid = plan(check, Conditions(project, device, "test"), Fingerprints(project))
    return list(laid.batches(laid.specs))


def test_seeds_run_together_on_a_device_and_apart_on_a_cpu(project: Path) -> None:
    write_project(project, {"toys/batched": BATCHED})
    assert [len(keys) for keys in batches(project, "cuda")] == [8, 8]
    assert [len(keys) for keys in batches(project, "cpu")] == [1] * 17


def test_too_few_returns_are_an_error_of_the_check(project: Path) -> None:
    write_project(
        project, {"toys/batched": BATCHED.replace("vmap(slope)(x, state)]", "vmap(slope)(x, state)][1:]")}
    )
    results = measure_batch(Batch(specs(project, 1)))
    assert all("many gave 4 returns for 5 trials" in r.error for r in results)

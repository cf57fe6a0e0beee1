"""A local Dask cluster of two worker processes."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from mkdeck.errors import Failed
from mkdeck.lab.executors import open_executor
from mkdeck.model import Verdict
from tests.lab.toys import HALF, Ran, run, write_project

distributed = pytest.importorskip("distributed")
dask = pytest.importorskip("dask")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


@contextmanager
def clustered(workers: int) -> Iterator[Any]:
    with warnings.catch_warnings(), dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as made:
            yield made


def run_on(cluster: Any, project: Path) -> Ran:
    pool, at_once = open_executor(f"dask:{cluster.scheduler_address}", 1)
    try:
        return run(project, pool, jobs=at_once)
    finally:
        pool.shutdown()


def before_the_return(line: str) -> dict[str, str]:
    return {"toys/half": HALF.replace("return {", f"{line}\n        return {{")}


def test_a_worker_killed_once_costs_its_trial_again_and_changes_no_number(project: Path) -> None:
    marker = project / "marker"
    once = f"from tests.lab.faults import killed_once; killed_once({str(marker)!r})"
    write_project(project, before_the_return(once))
    with clustered(2) as cluster:
        there = run_on(cluster, project)
    assert marker.exists()
    assert {o.verdict for o in there.by_name.values()} == {Verdict.SUPPORTED, Verdict.CITED}
    on_cluster, here = (r["toys/shift"].evidence for r in (there, run(project, fresh=True)))
    assert on_cluster and here and on_cluster.arms == here.arms


def test_a_trial_that_kills_every_worker_names_its_check(project: Path) -> None:
    write_project(project, before_the_return("import os; os.kill(os.getpid(), 9)"))
    with clustered(2) as cluster:
        ran = run_on(cluster, project)
    evidence = ran["toys/half"].evidence
    assert evidence and evidence.judgement.reasons == (
        "the workers of the cluster that ran it died, 3 times",
    )
    assert ran["toys/shift"].verdict is Verdict.SUPPORTED


def test_a_trial_that_hangs_on_a_cluster_names_its_check(project: Path) -> None:
    source = before_the_return("import time; time.sleep(60)")["toys/half"]
    write_project(project, {"toys/half": source.replace("sabotage=", "limit_s=0.5, sabotage=")})
    with clustered(2) as cluster:
        ran = run_on(cluster, project)
    evidence = ran["toys/half"].evidence
    assert evidence
    assert evidence.judgement.reasons == ("a trial took longer than 0.5 s",)
    assert ran["toys/shift"].verdict is Verdict.SUPPORTED


def test_a_scheduler_that_is_not_there_is_told() -> None:
    with pytest.raises(Failed, match="no Dask scheduler"):
        open_executor("dask:tcp://127.0.0.1:9", 1)


def test_a_scheduler_without_workers_is_told() -> None:
    with clustered(0) as empty, pytest.raises(Failed, match="no worker"):
        open_executor(f"dask:{empty.scheduler_address}", 1)

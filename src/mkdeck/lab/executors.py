"""The executors by name: processes here, inline for debugging, a Dask cluster elsewhere."""

from __future__ import annotations

from concurrent.futures import Executor

from mkdeck.errors import Failed, Problem

DASK = "dask:"


def open_executor(name: str, jobs: int) -> tuple[Executor, int]:
    """Give an executor and how many trials it runs at a time. Raises Failed where there is none such."""
    if name == "processes":
        from mkdeck.lab.processes import Processes

        return Processes(jobs), jobs
    if name == "inline":
        from mkdeck.lab.inline import Inline

        return Inline(), 1
    if name.startswith(DASK):
        from mkdeck.lab.cluster import open_cluster

        return open_cluster(name.removeprefix(DASK))
    remedy = "processes, inline or dask:tcp://host:port"
    raise Failed([Problem("--executor", 0, f"no such executor: {name}", remedy)])

"""`mkdeck verify`: runs the checks that back the claims."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from mkdeck.build.collection import find_collection
from mkdeck.build.reading import open_collection
from mkdeck.cli.options import as_json
from mkdeck.cli.output import made_strict, show_problems
from mkdeck.cli.verify_output import Showing
from mkdeck.errors import Failed, Problem, shown
from mkdeck.lab.devices import CHOICES, NoDevice, pick, require_torch
from mkdeck.lab.executors import open_executor
from mkdeck.lab.plan import Conditions
from mkdeck.lab.suite import open_suite
from mkdeck.lab.verify import Wish
from mkdeck.lab.verify import verify as run_checks
from mkdeck.model import Lecture

SEEDS = re.compile(r"(\d+)(?:-(\d+))?")


def seeds_of(context: click.Context, option: click.Parameter, value: str) -> tuple[int, ...]:
    """Read `--seeds`: "16" is 0 to 15, "100-107" the eight from 100."""
    if not value:
        return ()
    found = SEEDS.fullmatch(value)
    if not found:
        raise click.BadParameter("a number of seeds, 16, or a range, 100-107")
    first, last = int(found[1]), found[2]
    seeds = tuple(range(first, int(last) + 1) if last else range(first))
    if not seeds:
        raise click.BadParameter("no seed at all")
    return seeds


@click.command()
@click.argument("selected", nargs=-1, metavar="[SELECT]...")
@click.option(
    "--lectures",
    type=click.Path(path_type=Path),
    default=Path("lectures"),
    show_default=True,
    help="The lectures that the checks quote; the checks are in `verify/` beside or above them.",
)
@click.option(
    "--device",
    type=click.Choice(CHOICES),
    default="cpu",
    show_default=True,
    help="Where to run; what is not there is an error, never a fallback.",
)
@click.option("--fresh", is_flag=True, help="Run again what was run before.")
@click.option(
    "--seeds",
    default="",
    callback=seeds_of,
    help="Other seeds than declared, 16 or 100-107; evidence is then shown and not written.",
)
@click.option("--jobs", type=click.IntRange(min=1), default=None, help="Trials at a time; default: the CPUs.")
@click.option(
    "--executor",
    default="processes",
    show_default=True,
    help="processes, inline (for debugging) or dask:tcp://host:port.",
)
@click.option("--quick", is_flag=True, help="Smoke the code: training is cut short and gives no verdict.")
@click.option("--strict", is_flag=True, help="Fail on warnings and on claims without a check.")
@as_json
def verify(
    selected: tuple[str, ...],
    lectures: Path,
    device: str,
    fresh: bool,
    seeds: tuple[int, ...],
    jobs: int | None,
    executor: str,
    quick: bool,
    strict: bool,
    in_json: bool,
) -> int:
    """Run the checks that SELECT names, and write their evidence; without SELECT all of them.

    SELECT is a check (gradient_at_stem), a folder of checks, a lecture (lecture-06), a question (Q2)
    or words of a claim. Trials that ran before are not run again.
    """
    version = require_torch()
    suite = open_suite(lectures, _lectures(lectures))
    wanted = suite.select(selected)
    problems = made_strict(suite.problems(wanted, every_claim=strict and not selected), strict)
    show_problems(problems)
    if any(p.is_error for p in problems):
        return 1
    found, jobs = _device(device), jobs or _cpus()
    if found != "cpu":
        jobs = 1  # one process owns the device
    pool, at_once = open_executor(executor, jobs)
    conditions = Conditions(suite.root, found, version, seeds=seeds, quick=quick)
    with Showing(wanted, in_json=in_json) as showing:
        wish = Wish(conditions, at_once, fresh, showing.told)
        try:
            for outcome in run_checks(wanted, suite.lectures, pool, wish):
                showing.fell(outcome)
        except BaseException as ended:
            pool.shutdown(wait=False, cancel_futures=True)
            if isinstance(ended, OSError) and ended.filename:
                raise Failed([_unwritten(ended)]) from ended
            raise
    pool.shutdown()
    return showing.status


def _unwritten(error: OSError) -> Problem:
    """Name the file of the store or of the evidence for which there is no room or no right."""
    path = shown(Path(str(error.filename)))
    return Problem(path, 0, f"cannot be written: {error.strerror}", "make room; what was measured is kept")


def _lectures(path: Path) -> tuple[Lecture, ...]:
    return open_collection(find_collection([path])).lectures


def _device(wanted: str) -> str:
    try:
        return pick(wanted)
    except NoDevice as reason:
        raise click.UsageError(str(reason)) from reason


def _cpus() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

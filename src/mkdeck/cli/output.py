"""What the commands say: problems on stderr, tables in a terminal, plain lines elsewhere."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

import click

from mkdeck.errors import Problem, Weight

SHOWN_EXCERPT = 60
"""Characters of a long cell that a plain line still shows."""


def show_problems(problems: Sequence[Problem]) -> None:
    """Print every problem once, in the order of files and lines; errors stand out in a terminal."""
    for problem in sorted(set(problems)):
        warns = not problem.is_error
        line = str(replace(problem, fault=f"warning: {problem.fault}")) if warns else str(problem)
        click.secho(line, err=True, fg=None if warns else "red")


def count_problems(problems: Sequence[Problem]) -> str:
    """Say how many there are: "1 error, 2 warnings"."""
    errors = sum(p.is_error for p in set(problems))
    warnings = len(set(problems)) - errors
    counts = [(errors, "error"), (warnings, "warning")]
    return ", ".join(f"{n} {word}{'s' * (n != 1)}" for n, word in counts if n) or "no problems"


def made_strict(problems: Sequence[Problem], strict: bool) -> tuple[Problem, ...]:
    """Under `--strict` a warning weighs as much as an error."""
    return tuple(replace(p, weight=Weight.ERROR) for p in problems) if strict else tuple(problems)


def problem_record(problem: Problem) -> dict[str, object]:
    """Give a problem as `--json` has it."""
    return {
        "path": problem.path,
        "line": problem.line,
        "weight": problem.weight.value,
        "fault": problem.fault,
        "remedy": problem.remedy,
        "text": problem.text,
    }


SCHEMA = 1
"""Of every JSON document: grows when a key goes or means something else, not when one is added."""


def show_json(command: str, value: Mapping[str, object]) -> None:
    """Print one JSON document: what all commands say of themselves, then keys in their order."""
    click.echo(json.dumps({"schema": SCHEMA, "command": command, **value}, indent=2, ensure_ascii=False))


def show_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table in a terminal; elsewhere print one line a row, cells apart by tabs."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    Console().print(table)


class Step(Protocol):
    """Hears of each piece of work as it begins."""

    def __call__(self, name: str) -> None:
        """Take the name to show."""


@contextmanager
def progress(total: int) -> Iterator[Step]:
    """Show a bar on a terminal while `total` pieces of work go by; stay silent elsewhere."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    # Without its thread: a process that has several cannot be copied safely.
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("", total=total)
        yield lambda name: bar.update(task, advance=1, description=name, refresh=True)

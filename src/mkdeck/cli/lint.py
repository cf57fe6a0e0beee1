"""`mkdeck lint`: every problem of the lectures, and nothing written."""

from __future__ import annotations

from pathlib import Path

import click

from mkdeck.build.collection import find_collection
from mkdeck.build.run import look
from mkdeck.cli.options import as_json, lectures, strictly
from mkdeck.cli.output import count_problems, made_strict, problem_record, show_json, show_problems
from mkdeck.cli.terminal import say


@click.command()
@lectures
@strictly
@as_json
def lint(paths: tuple[Path, ...], strict: bool, in_json: bool) -> int:
    """List every problem of the lectures in PATHS (default: lectures/), and write nothing.

    Exit code 1 if any of them would stop a build.
    """
    problems = made_strict(look(find_collection(paths)).problems, strict)
    if in_json:
        show_json("lint", {"problems": [problem_record(p) for p in sorted(set(problems))]})
    else:
        show_problems(problems)
        say(count_problems(problems))
    return int(any(p.is_error for p in problems))

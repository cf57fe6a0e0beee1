"""`mkdeck build`: lectures become packages."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import click

from mkdeck.build.collection import Collection, Source, find_collection
from mkdeck.build.run import Look, Package, look, packages, write
from mkdeck.build.settled import Base, look_at_changes, remember
from mkdeck.cli.again import build_on_change
from mkdeck.cli.options import as_json, lectures, strictly
from mkdeck.cli.output import (
    count_problems,
    made_strict,
    problem_record,
    progress,
    show_json,
    show_problems,
)
from mkdeck.errors import Problem, shown


@click.command()
@lectures
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dist"),
    show_default=True,
    help="Folder for the packages.",
)
@click.option("--bundle", metavar="NAME", default="", help="One package NAME.apkg of all the lectures.")
@click.option("--dry-run", is_flag=True, help="Print the plan and write nothing.")
@click.option("-v", "--verbose", is_flag=True, help="Say how each lecture was read, and list every note.")
@click.option("--watch", is_flag=True, help="Build again whenever a lecture is saved, until Ctrl-C.")
@strictly
@as_json
def build(
    paths: tuple[Path, ...],
    out: Path,
    bundle: str,
    dry_run: bool,
    verbose: bool,
    watch: bool,
    strict: bool,
    in_json: bool,
) -> int:
    """Turn the lectures in PATHS (default: lectures/) into packages that Anki imports.

    Each question keeps its review history through edits, moves and renames. Where anything would
    be lost or guessed, nothing is written and every problem is listed.
    """
    if "/" in bundle or "\\" in bundle:
        raise click.BadParameter("a name, not a path: --out says where", param_hint="--bundle")
    if watch:
        context = click.get_current_context()
        return build_on_change(paths, partial(context.invoke, build, **context.params | {"watch": False}))
    gc.disable()  # millions of small values, hardly a cycle among them, and then the process ends
    collection = find_collection(paths)
    whole = bool(bundle or dry_run or verbose or in_json)
    with progress(len(collection.sources)) as step:
        seen, base = looked(collection, out, whole, lambda source: step(source.path))
    problems = made_strict(seen.problems, strict)
    failed = any(p.is_error for p in problems)
    wanted = () if failed else packages(seen, out, bundle)
    if not (failed or dry_run):
        write(seen, wanted)
    if base and not failed:
        remember(seen, base, wanted)
    if in_json:
        show_json(as_record(seen, wanted, problems, written=not (dry_run or failed)))
    else:
        show_problems(problems)
        show_outcome(seen, wanted, problems, verbose=verbose, dry_run=dry_run)
    return int(failed)


def looked(
    collection: Collection, out: Path, whole: bool, hear: Callable[[Source], None]
) -> tuple[Look, Base | None]:
    """Look at the whole collection where all of it is to be shown or packed, else at what has changed."""
    return (look(collection, hear), None) if whole else look_at_changes(collection, out, hear)


def show_outcome(
    seen: Look, wanted: Sequence[Package], problems: Sequence[Problem], *, verbose: bool, dry_run: bool
) -> None:
    """Say what was done, or would be, in a few lines."""
    if verbose:
        for lecture in seen.opened.lectures:
            click.echo(f"{lecture.path}: {len(lecture.questions)} questions, {lecture.style}")
        plan = seen.plan
        for sign, changes in {"+": plan.new, "~": plan.edited, "=": plan.unchanged}.items():
            for change in changes:
                click.echo(f"{sign} {change.lecture}:{change.line} {change.text}")
    if problems:
        click.echo(count_problems(problems), err=True)
    if any(p.is_error for p in problems):
        click.echo("nothing written", err=True)
        return
    for change in seen.plan.removed:
        click.echo(f"- {change.lecture}: {change.text}")
    click.echo(str(seen.plan))
    for package in wanted:
        click.echo(f"{'would write' if dry_run else 'wrote'} {shown(package.path.absolute())}")


def as_record(
    seen: Look, wanted: Sequence[Package], problems: Sequence[Problem], *, written: bool
) -> dict[str, object]:
    """Give the outcome as `--json` has it."""
    return {
        "plan": seen.plan.as_dict(),
        "packages": [{"path": str(p.path), "notes": len(p.notes)} for p in wanted],
        "written": written,
        "lectures": [
            {
                "path": x.path,
                "title": x.title,
                "deck": x.deck,
                "questions": len(x.questions),
                "style": x.style,
            }
            for x in seen.opened.lectures
            if x.path in seen.opened.asked
        ],
        "problems": [problem_record(p) for p in sorted(set(problems))],
    }

"""`mkdeck new check`: a check that runs, to be filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mkdeck.build.collection import find_collection
from mkdeck.build.reading import open_collection
from mkdeck.cli.terminal import say
from mkdeck.errors import Failed, Problem, shown
from mkdeck.files import write_whole
from mkdeck.lab.project import FOLDER, find_folder
from mkdeck.lab.suite import open_suite
from mkdeck.model import Lecture, Statement

CHECK = '''\
"""Whether averaging more numbers leaves less noise: an example that runs, to be overwritten."""

from __future__ import annotations

from mkdeck.lab import Trial, check, greater, log_ratio


@check(
    # The exact words of the lecture that this backs, whole or in part. It backs none until it measures what
    # they say: then let it say {{{lecture}: [{quote}]}}
    backs={{}},
    # What exactly is claimed, with its numbers, and the regime in which it shall hold.
    says="The mean of 10 normal numbers is at least twice as far from 0 as the mean of 1000.",
    scope="normal numbers",
    # The conditions compared: keywords of the function below, the same ones in every arm.
    arms={{"few": {{"n": 10}}, "many": {{"n": 1000}}}},
    effect=log_ratio("few", over="many"),
    # Write this before you see a number: the smallest effect that a student should call one.
    predicts=greater(2, because="less than half is what one would overlook"),
    # A deliberate break: with it the prediction must fail, or the check proves nothing.
    sabotage={{"hardly more": {{"many": {{"n": 15}}}}}},
    dtype="float64",
)
def {function}(trial: Trial, *, n: int) -> float:
    """Root mean square of 200 means, without unit."""
    means = trial.normal(f"numbers {{n}}", 200, n).mean(1)
    return float(means.square().mean().sqrt())
'''

CONFTEST = '''\
"""Lets `pytest verify/` collect every check."""

from mkdeck.lab.pytest_plugin import pytest_collect_file

__all__ = ["pytest_collect_file"]
'''


@click.command("check")
@click.argument("name")
@click.option(
    "--lectures",
    type=click.Path(path_type=Path),
    default=Path("lectures"),
    show_default=True,
    help="The lectures that it may quote.",
)
@click.option("--quote", default="", help="The words to back; default: the first claim without a check.")
def new_check(name: str, lectures: Path, quote: str) -> None:
    """Start the check NAME (my_claim, or lecture_07/my_claim) in `verify/` beside the lectures."""
    path = start_check(name, lectures, quote)
    say(f"wrote {shown(path)}; `mkdeck verify {path.stem}` runs it")


def start_check(name: str, lectures: Path, quote: str = "") -> Path:
    """Write a check that runs, with the words that it may back once it is about them.

    Raises Failed where there is such a file.
    """
    read = open_collection(find_collection([lectures])).lectures
    folder = find_folder(lectures) or lectures.absolute().parent / FOLDER
    path = folder / f"{name.removesuffix('.py').replace('-', '_')}.py"
    if path.exists():
        raise Failed([Problem(shown(path), 0, "there is such a check", "choose another name")])
    if not path.stem.isidentifier():
        raise Failed([Problem(name, 0, "not a name that Python can import", "use letters, digits and _")])
    lecture, words = _quoted(quote, read, folder)
    text = CHECK.format(lecture=_literal(lecture), quote=_literal(words), function=path.stem)
    write_whole(path, text.encode())
    if not (folder / "conftest.py").exists():
        write_whole(folder / "conftest.py", CONFTEST.encode())
    return path


def _quoted(quote: str, read: Sequence[Lecture], folder: Path) -> tuple[str, str]:
    """Give the lecture and the words to back."""
    if not quote:
        lecture, statement = next(_unbacked(read, folder), (read[0] if read else None, None))
        quote = statement.text if statement else "the words of the lecture"
    else:
        lecture = next((x for x in read if _holds(x, quote)), read[0] if read else None)
    return (lecture.path.rpartition(".")[0] if lecture else "lecture"), quote


def _unbacked(read: Sequence[Lecture], folder: Path) -> Iterator[tuple[Lecture, Statement]]:
    suite = open_suite(folder.parent, read) if folder.is_dir() else None
    places = [p for found in suite.matches.values() for m in found for p in m.places] if suite else []
    backed = {(p.lecture, p.line) for p in places}
    for lecture in read:
        for claim in (c for question in lecture.questions for c in question.claims):
            if (lecture.path, claim.line) not in backed:
                yield lecture, claim


def _holds(lecture: Lecture, quote: str) -> bool:
    return any(quote in s.text for question in lecture.questions for s in question.statements)


def _literal(text: str) -> str:
    """Write words as a Python string in double quotes."""
    return json.dumps(text, ensure_ascii=False)
